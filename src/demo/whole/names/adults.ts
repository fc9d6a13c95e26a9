/** First names of invented adults. No child in the school has one, so that an adult named in words is never taken for a child. */
export const adultNames: readonly string[] = `
  Adwoa Agnieszka Alan Alison Andrew Angela Anita Ann Anthony Asha Audrey Barbara Bernadette Beth Beverley Brenda Brian Camille Carl
  Carmel Carol Caroline Cath Ceri Chantelle Cheryl Chris Claire Clive Colin Colette Craig Cynthia Darren Dawn Debbie Denise Derek Diane
  Donna Doreen Dorota Eileen Elaine Elizabeth Ewa Fiona Frances Funmi Gail Gareth Gary Gemma Geoff Geraldine Gill Glenys Gloria Graham
  Grant Greta Gwyn Hayley Hazel Heather Helen Hilary Humaira Ian Ines Iwona Jackie Jane Janet Janice Jason Jean Jenny Jeremy Jill Joan Joanne
  Jolanta Joyce Judith Julie Juliet Karen Kate Keith Kelly Kerry Kevin Kim Kuldeep Kumar Lakshmi Laura Leanne Lesley Linda Lisa Liz
  Lorna Lorraine Louise Lucille Lynne Magda Mandy Marcia Margaret Marie Mark Martin Maureen Maxine Mehmet Melanie Meryl Michelle
  Mick Mo Monika Nadeem Natalie Neil Nick Nicola Nigel Nina Norma Olu Pam Patience Paul Pauline Peggy Pete Phil Precious Priya
  Rachel Raj Rebecca Rekha Renata Rhona Rich Rita Rob Roger Rosemary Roz Russell Ruth Sally Sandra Sarah Shabana Sharon Sheila
  Shirley Sian Simon Sophie Stella Stephen Stuart Sue Sunita Susan Suzanne Sylvia Tanya Tasneem Terry Theresa Tim Tina Tom
  Tracey Trevor Trish Ursula Valerie Vanessa Vera Vicky Vikram Wayne Wendy Winston Yolanda Yvonne Zoe Adele Bisi Cilla Dean Estelle Fay
  Gita Hamid Imran Joanna Kath Lindsey Marian Nasreen Owusu Parveen Quentin Rosalind Shazia Tessa Verity Wanjiru Xavier Yetunde Zbigniew
  Abena Bogdan Celeste Delroy Eunice Floella Gaynor Hyacinth Ingrid Jacinta Katarzyna Leroy Mairead Nerys Odette Padraig Rhian Siobhan
  Tudor Ulla Vaughan Wilma Yewande Zelda`
  .trim()
  .split(/\s+/);
