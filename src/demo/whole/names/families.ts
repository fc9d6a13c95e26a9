/** Family names of many origins. */
export const families: readonly string[] = `
  Abara Abbott Abdi Achieng Adams Adebayo Adeyemi Agarwal Ahmed Akhtar Akintola Ali Allen Amoah Anderson Andrews Antoniou Asante Ashby
  Atkins Bailey Baker Balogun Banerjee Barker Barnes Barrett Begum Bell Bennett Bevan Bhatt Blake Boateng Booth Bowen Bradley
  Brennan Briggs Brookes Brown Bryant Burton Butler Byrne Campbell Carr Carter Chaudhry Chen Chukwu Clarke Coleman Collins Cooper Cox Craig
  Cross Cruz Cullen Curtis Da-Silva Dalton Daniels Danso Davies Dawson Deen Desai Dhillon Diallo Dixon Dogan Douglas Doyle Drake
  Duffy Dunne Edwards Egan Eke Ellis Emmanuel Evans Eze Farah Farrell Ferreira Fisher Fleming Flynn Fofanah Ford Foster Fowler Fox Francis
  Gallagher Garcia Gardner George Ghosh Gibbs Gill Glynn Goddard Gomes Goodwin Gordon Grabowski Graham Grant Gray Green Griffiths
  Gupta Guled Hale Hall Hamilton Hanif Harding Harris Hart Hassan Hayes Henry Hicks Hill Holmes Hopkins Howard Howells Hudson Hughes
  Humphreys Hunt Hussain Hussein Ibrahim Iqbal Islam Iwu Jackson Jallow Jama James Jankowski Jenkins Johnson Jones Joseph Kaczmarek
  Kamara Kane Kapoor Kaur Kaya Kelly Kendall Kerr Khan King Kirby Knight Koroma Kowalski Kumar Lam Lambert Lane Lawal Lawson Le Lee
  Lewandowski Lewis Lin Lloyd Lowe Lynch Mahmood Malik Marsh Marshall Martin Mason Matthews McBride McCarthy McKenna Mehta Mendes
  Mensah Miah Miller Mills Mistry Mitchell Mohamed Moore Morgan Morris Moyo Mukherjee Murphy Murray Mwangi Nair Nash Naylor Ncube Newton
  Nguyen Nolan Norris Novak Nowak Nwosu OBrien Odell Ofori Ogden Okafor Okoro Oliver Onyango Osei Osman Owen Oyelaran Page Palmer
  Parker Parmar Patel Payne Pereira Perry Phillips Pietrzak Popescu Porter Powell Price Pryce Qureshi Rahman Rai Ramos Randall Rao Raza
  Reed Rees Reid Richards Riley Rizvi Roberts Robinson Rogers Rose Ross Rowe Roy Russell Saeed Salah Santos Sarpong Saunders Scott Sesay
  Shah Shaikh Sharma Shaw Sheikh Silva Simmons Singh Sinclair Skinner Smith Solanki Spencer Stephens Stone Sutton Swift Szymanski Tahir
  Taylor Thapa Thomas Thompson Tran Tucker Turner Uddin Unwin Vaughan Verma Vincent Walker Wallace Walsh Ward Warsame Watkins Watson
  Webb Wells West White Wilkins Williams Wilson Wood Wright Yang Yates Yeboah Yilmaz Young Yusuf Zafar Zielinski`
  .trim()
  .split(/\s+/)
  .map((name) => (name === "OBrien" ? "O’Brien" : name));
