/** First names of invented children, as a British school of many origins has them. No adult in it has one: words name adults. */
const words = (names: string): readonly string[] => names.trim().split(/\s+/);

export const girls = words(`
  Aaliyah Abigail Ada Adaeze Aisha Alba Alina Alys Amelia Amina Amy Anaya Angharad Aniela Anouk Anushka Aoife Ariana Ava
  Ayesha Bethan Bianca Billie Bluebell Bronwen Bryony Callie Carys Catrin Cerys Chidera Clementine Daisy Dalia Danica Deborah Dorcas
  Edie Efua Eira Elin Eliza Elodie Elsie Ember Emilia Erin Esme Eva Evie Fatima Fern Ffion Florence Folake Freya Gaia Georgia
  Grace Gwen Hafsa Halima Harper Hattie Heidi Hibo Hollie Ifeoma Imani Imogen Inaya Indie Iris Isla Isra Ivy Jaya Jemima Jessie Josie
  Kalina Keira Kezia Khadija Kiran Kitty Laila Lara Leila Lena Lexi Lila Lola Lottie Lowri Lucia Luna Lyra Mabel Maisie Malak
  Mali Manon Margot Marwa Matilda Maya Meera Mia Mila Millie Mina Mirren Molly Myla Nadia Naomi Nell Nia Niamh Nisha Nkechi
  Noor Nora Ola Olive Olwen Omolara Oona Orla Pearl Penny Phoebe Pippa Poppy Quinn Rabia Raya Rhiannon Robyn Roisin Rosa Rosie
  Roza Ruby Saanvi Sabrina Safa Saira Salma Samira Sana Saoirse Seren Shreya Sienna Simran Sofia Sorrel Sumaya Summer Tabitha Talia
  Tamsin Tegan Temi Thea Tilly Uma Unity Violet Wanda Wiktoria Willow Wren Xanthe Yara Yasmin Yusra Zahra Zainab Zara Zofia Zosia`);

export const boys = words(`
  Aaron Abdi Abdul Adam Aditya Ahmed Aidan Akin Albie Aled Alfie Ali Amir Andre Aneurin Archie Arjun Arlo Arthur Arun Ashton Ayo
  Bailey Barnaby Ben Benedikt Bilal Blake Bobby Bodhi Bradley Bryn Caleb Callum Charlie Chidi Connor Corey Dafydd Damon Dawid
  Deacon Declan Dexter Dhruv Dylan Ebo Eddie Edris Eesa Efan Eli Elis Emeka Emrys Ethan Evan Ezra Faisal Farhan Felix Fergus Filip
  Finlay Finn Frankie Freddie Gabriel Gethin Griff Guto Haider Hamza Harley Harry Haroon Harvey Hugo Huw Ibrahim Idris Ieuan Ifan
  Igor Ilyas Isaac Ishaan Ivan Jago Jakub Jamie Jasper Jaxon Jay Jayden Jenson Jesse Jonah Josiah Jude Kacper Kai Kamil
  Karim Kayden Keiran Kenzo Khalid Kian Kieran Kobe Kofi Kris Kwame Kyle Laurie Lenny Leo Levi Lewis Liam Logan Lorcan Louie
  Luca Lucas Luke Macsen Malachi Malik Marley Mason Mateo Max Micah Miles Milo Mohammed Morgan Musa Myles Nathan Ned Nikhil Nikolai
  Noah Obi Oisin Ollie Omar Osian Oscar Osman Otis Otto Owain Oskar Owen Patryk Piotr Rafael Rafi Ralph Rashid Ravi Reece Reggie
  Rehan Reuben Rhodri Rhys Riley River Robin Rocco Rohan Ronnie Rory Rowan Rudy Ruhan Ryan Sajid Samir Samson Sami Samuel Santi Seb
  Seth Shay Silas Sol Sonny Stanley Stefan Sulaiman Taha Taran Tariq Teddy Tobi Toby Tommy Tomos Tunde Tyler Umar Usman Veer Vihaan
  Vinnie Wilf Will Wojtek Xander Yahya Yanis Yusuf Zac Zakariya Zayn Zeke Ziggy`);
