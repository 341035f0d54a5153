/**
 * Places by which people look for a zone and that do not name one: large cities, states, and names of other times, in
 * English and, behind it, in French where that is another one. By the place that names the zone today or in the runtime.
 */
const PLACES: Readonly<Record<string, string>> = {
  Amsterdam: 'Rotterdam|The Hague|La Haye|Utrecht|Holland|Hollande',
  Athens: 'Thessaloniki|Thessalonique',
  Auckland: 'Wellington|Christchurch',
  Bangkok: 'Chiang Mai|Phuket',
  Berlin:
    'Munich|München|Hamburg|Hambourg|Frankfurt|Francfort|Cologne|Köln|Düsseldorf|Stuttgart|Leipzig|Dresden|Dresde|Bonn|Hanover|Hanovre|Bremen|Brême|Nuremberg',
  Brisbane: 'Gold Coast|Queensland|Cairns',
  Brussels: 'Antwerp|Anvers|Ghent|Gand|Liège|Bruges|Charleroi|Namur',
  Bucharest: 'Cluj|Timisoara',
  Calcutta:
    'Kolkata|Mumbai|Bombay|New Delhi|Delhi|Bangalore|Bengaluru|Chennai|Madras|Hyderabad|Pune|Pondichéry',
  Casablanca: 'Rabat|Marrakesh|Marrakech|Fez|Fès|Tangier|Tanger|Agadir',
  Chicago: 'Dallas|Houston|Austin|Minneapolis|New Orleans|Nouvelle-Orléans|Memphis|Nashville|Texas|Illinois',
  Copenhagen: 'Aarhus',
  Denver: 'Salt Lake City|Albuquerque|Colorado|Utah',
  Detroit: 'Michigan',
  Dhaka: 'Dacca|Chittagong',
  Dubai: 'Abu Dhabi|Abou Dabi|Sharjah',
  Edmonton: 'Calgary|Alberta',
  Halifax: 'Nova Scotia|Nouvelle-Écosse',
  Hong_Kong: 'Kowloon',
  Honolulu: 'Hawaii|Hawaï',
  Istanbul: 'Ankara|Izmir|Constantinople|Antalya',
  Jakarta: 'Bandung|Surabaya|Java',
  Jerusalem: 'Tel Aviv|Haifa|Haïfa',
  Johannesburg: 'Cape Town|Le Cap|Pretoria|Durban',
  Karachi: 'Islamabad|Lahore',
  Kiev: 'Kyiv|Lviv|Odessa|Odesa|Kharkiv',
  Kuala_Lumpur: 'Penang',
  Lagos: 'Abuja|Kano',
  Lisbon: 'Porto|Faro',
  London:
    'Manchester|Birmingham|Liverpool|Leeds|Bristol|Edinburgh|Édimbourg|Glasgow|Cardiff|Belfast|England|Angleterre|Scotland|Écosse|Wales|Pays de Galles',
  Los_Angeles:
    'San Francisco|San Diego|Las Vegas|Seattle|Portland|Sacramento|San Jose|Silicon Valley|California|Californie|Nevada|Oregon',
  Madrid: 'Barcelona|Barcelone|Valencia|Valence|Seville|Séville|Bilbao|Malaga|Zaragoza|Saragosse|Palma',
  Manila: 'Cebu',
  Melbourne: 'Victoria|Geelong',
  Mexico_City: 'Guadalajara|Puebla',
  Moscow: 'St Petersburg|Saint Petersburg|Saint-Pétersbourg|Sochi|Sotchi|Kazan',
  New_York:
    'Washington|Boston|Philadelphia|Philadelphie|Miami|Atlanta|Orlando|Baltimore|Pittsburgh|Charlotte|Cleveland|Florida|Floride|Massachusetts|Pennsylvania',
  Oslo: 'Bergen|Trondheim',
  Paris:
    'Lyon|Marseille|Lille|Toulouse|Bordeaux|Nantes|Nice|Strasbourg|Rennes|Montpellier|Grenoble|Toulon|Corsica|Corse|Bretagne|Brittany',
  Perth: 'Western Australia|Australie-Occidentale',
  Phoenix: 'Arizona|Tucson',
  Prague: 'Brno',
  Rangoon: 'Yangon|Mandalay|Burma|Birmanie',
  Riyadh: 'Jeddah|Djeddah|Mecca|La Mecque|Medina|Médine',
  Rome: 'Milan|Milano|Naples|Turin|Florence|Firenze|Venice|Venise|Bologna|Bologne|Genoa|Gênes|Palermo|Palerme|Sicily|Sicile',
  Saigon: 'Ho Chi Minh City|Hô-Chi-Minh-Ville|Hanoi|Hanoï|Da Nang',
  Sao_Paulo: 'Rio de Janeiro|Brasilia|Brasília|Belo Horizonte|Curitiba',
  Seoul: 'Busan|Pusan|Incheon',
  Shanghai: 'Beijing|Peking|Pékin|Shenzhen|Guangzhou|Canton|Chengdu|Wuhan',
  Stockholm: 'Gothenburg|Göteborg|Malmö',
  Sydney: 'Canberra|New South Wales|Nouvelle-Galles du Sud',
  Taipei: 'Kaohsiung|Formosa|Formose',
  Tokyo: 'Osaka|Kyoto|Yokohama|Nagoya|Sapporo|Fukuoka',
  Toronto: 'Montreal|Montréal|Quebec|Québec|Ottawa|Ontario',
  Tunis: 'Sfax|Sousse',
  Vancouver: 'British Columbia|Colombie-Britannique',
  Vienna: 'Salzburg|Salzbourg|Graz|Innsbruck|Linz',
  Warsaw: 'Krakow|Kraków|Cracovie|Gdansk|Gdańsk|Wroclaw|Wrocław|Poznan|Poznań|Lodz|Łódź',
  Winnipeg: 'Manitoba',
  Zurich: 'Geneva|Genève|Bern|Berne|Basel|Bâle|Lausanne|Lucerne|Lugano',
};

/** Names that runtimes give now where `PLACES` has the older one. */
const OLDER: Readonly<Record<string, string>> = {
  Ho_Chi_Minh: 'Saigon',
  Kolkata: 'Calcutta',
  Kyiv: 'Kiev',
  Yangon: 'Rangoon',
};

/** Other names by which people look for an IANA zone. */
export function otherNamesOf(zone: string): readonly string[] {
  const city = zone.split('/').at(-1) ?? zone;
  const older = OLDER[city];
  const names = PLACES[older ?? city]?.split('|') ?? [];
  return older === undefined ? names : [older, ...names];
}
