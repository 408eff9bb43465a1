/// Places that stand in front of stories without capitals: capitals and other cities that are often written from.
enum Gazetteer {
  static let cities: Set<String> = [
    "Abidjan", "Abu Dhabi", "Abuja", "Accra", "Addis Ababa", "Aleppo", "Algiers", "Amman", "Amsterdam", "Ankara",
    "Antananarivo", "Athens", "Auckland", "Baghdad", "Baku", "Bangalore", "Bangkok", "Barcelona", "Basel", "Beijing",
    "Beirut", "Belfast", "Belgrade", "Bengaluru", "Berlin", "Bern", "Bogota", "Bogotá", "Bonn", "Boston", "Brasilia",
    "Brasília", "Bratislava", "Brisbane", "Brussels", "Bucharest", "Budapest", "Buenos Aires", "Cairo", "Calgary",
    "Canberra", "Cape Town", "Caracas", "Casablanca", "Chicago", "Cologne", "Colombo", "Copenhagen", "Dakar", "Dallas",
    "Damascus", "Delhi", "Detroit", "Dhaka", "Doha", "Dubai", "Dublin", "Düsseldorf", "Edinburgh", "Frankfurt", "Gaza",
    "Geneva", "Genf", "Glasgow", "Hamburg", "Hanoi", "Harare", "Havana", "Helsinki", "Hong Kong", "Honolulu", "Houston",
    "Islamabad", "Istanbul", "Jakarta", "Jerusalem", "Johannesburg", "Juba", "Kabul", "Kampala", "Karachi", "Kathmandu",
    "Khartoum", "Kiev", "Kigali", "Kinshasa", "Kuala Lumpur", "Kuwait", "Kyiv", "Köln", "La Paz", "Lagos", "Lausanne",
    "Leipzig", "Lima", "Lisbon", "Ljubljana", "London", "Los Angeles", "Luanda", "Lusaka", "Luxembourg", "Lyon",
    "Madrid",
    "Manchester", "Manila", "Maputo", "Marseille", "Melbourne", "Mexico City", "Miami", "Milan", "Minsk", "Mogadishu",
    "Monrovia", "Montevideo", "Montreal", "Moscow", "Mumbai", "Munich", "Muscat", "München", "Nairobi", "New Delhi",
    "New York", "Nicosia", "Osaka", "Oslo", "Ottawa", "Panama City", "Paris", "Perth", "Philadelphia", "Phnom Penh",
    "Port-au-Prince", "Prague", "Pretoria", "Pristina", "Pyongyang", "Quito", "Rabat", "Rangoon", "Reykjavik", "Riga",
    "Rio de Janeiro", "Riyadh", "Rome", "San Diego", "San Francisco", "San José", "San Juan", "San Salvador", "Sanaa",
    "Santiago", "Santo Domingo", "Sao Paulo", "São Paulo", "Sarajevo", "Seattle", "Seoul", "Shanghai", "Singapore",
    "Skopje", "Sofia", "Stockholm", "Strasbourg", "Stuttgart", "Sydney", "Taipei", "Tallinn", "Tashkent", "Tbilisi",
    "Tegucigalpa", "Tehran", "Tel Aviv", "The Hague", "Tirana", "Tokyo", "Toronto", "Tripoli", "Tunis", "Turin",
    "Ulaanbaatar", "Vancouver", "Vatican City", "Vienna", "Vientiane", "Vilnius", "Warsaw", "Washington", "Wellington",
    "Wien", "Yangon", "Yerevan", "Zagreb", "Zurich", "Zürich",
  ]
}
