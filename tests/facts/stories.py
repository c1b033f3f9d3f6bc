"""Texts that tell one story independently."""

STORY = {
    "en": [
        "The ferry Aurelia ran aground near Port Salma on 14 March with 212 passengers on board.",
        "Nobody was seriously hurt, the coast guard said, but nine people were treated for cold.",
        "Its owner, Meridian Lines, bought the ship in 2016 for 8.4 million euros.",
        "An inspector had warned in January that the radar was broken.",
        "I have taken that ferry since I was a child.",
        "My grandmother sold lemons on its lower deck.",
        "There is a smell of diesel and oranges that I would know anywhere.",
        "What will become of the summer timetable is anybody's guess.",
    ],
    "es": [
        "Un radar averiado, del que ya había advertido un inspector en enero, es la hipótesis principal.",
        "El transbordador Aurelia, que Meridian Lines compró en 2016 por 8,4 millones de euros, encalló el 14 de marzo "
        "cerca de Puerto Salma con 212 pasajeros a bordo.",
        "Los bares del muelle estaban llenos de curiosos.",
        "La alcaldesa prometió una plaza nueva antes de las fiestas.",
        "Dos hoteles ofrecieron mantas y sopa.",
        "El seguro, dicen los abogados, tardará años en pagar.",
    ],
    "fa": [
        "کشتی مسافربری آئورلیا روز ۱۴ مارس با ۲۱۲ مسافر در نزدیکی بندر سالما به گل نشست، اما به گفته گارد ساحلی کسی "
        "آسیب جدی ندید.",
        "وزیر راه قول داد که قانون ایمنی دریانوردی بازنویسی شود.",
        "کارشناسان می‌گویند ناوگان منطقه فرسوده است.",
        "هوا در آن هفته مه‌آلود بود.",
    ],
    "pt": [
        "A Meridian Lines comprou o navio em 2016, por 8,4 milhões de euros, e agora procura um advogado em Lisboa, "
        "segundo um jornal económico.",
        "Segundo a guarda costeira, ninguém ficou gravemente ferido, embora a água estivesse gelada e o vento soprasse "
        "com força.",
        "O comandante não quis falar com os jornalistas.",
        "Na escola da ilha, as aulas foram suspensas.",
        "Os pescadores pedem mais boias.",
        "A praia vai continuar fechada até domingo.",
    ],
}
"""Four short articles on one accident. Each has sentences of its own; no two are translations of each other."""
