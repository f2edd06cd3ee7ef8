"""Windows time zones by the names that Windows displays, such as ``(UTC-04:00) Caracas``.

The first table is that of node-ical's ``windowsZones.json`` (github.com/jens-maus/node-ical, commit
5a7e1c7b6fd0), without the offsets before the names, and with two zones put right (Minsk, Midway
Island). It is under the Apache License 2.0, which stands in ``display_names.LICENSE``. The
second has the names that later releases of Windows display, and one of Lotus Notes.
"""

from __future__ import annotations

import re

_TABLE = """
Abu Dhabi, Muscat = Asia/Dubai
Adelaide = Australia/Adelaide
Alaska = America/Anchorage
Almaty, Novosibirsk = Asia/Novosibirsk
Amman = Asia/Amman
Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna = Europe/Berlin
Arizona = America/Phoenix
Astana, Dhaka = Asia/Bishkek
Asuncion = America/Asuncion
Athens, Bucharest, Istanbul = Europe/Bucharest
Atlantic Time (Canada) = America/Halifax
Auckland, Wellington = Pacific/Auckland
Azores = Atlantic/Azores
Baghdad = Asia/Baghdad
Baku = Asia/Baku
Baku, Tbilisi, Yerevan = Asia/Yerevan
Bangkok, Hanoi, Jakarta = Asia/Bangkok
Beijing, Chongqing, Hong Kong, Urumqi = Asia/Shanghai
Beirut = Asia/Beirut
Belgrade, Bratislava, Budapest, Ljubljana, Prague = Europe/Budapest
Bogota, Lima, Quito = America/Bogota
Brasilia = America/Sao_Paulo
Brisbane = Australia/Brisbane
Brussels, Copenhagen, Madrid, Paris = Europe/Paris
Buenos Aires = America/Buenos_Aires
Cairo = Africa/Cairo
Canberra, Melbourne, Sydney = Australia/Sydney
Cape Verde Islands = Atlantic/Cape_Verde
Caracas = America/Caracas
Casablanca = Africa/Casablanca
Central America = America/Guatemala
Central Time (US & Canada) = America/Chicago
Chennai, Kolkata, Mumbai, New Delhi = Asia/Calcutta
Chihuahua, La Paz, Mazatlan = America/Mazatlan
Coordinated Universal Time = Etc/UTC
Darwin = Australia/Darwin
Eastern Time (US & Canada) = America/New_York
Ekaterinburg = Asia/Yekaterinburg
Fiji, Kamchatka, Marshall Is. = Pacific/Fiji
Georgetown = America/Cayenne
Georgetown, La Paz, San Juan = America/La_Paz
Greenland = America/Godthab
Greenwich Mean Time: Dublin, Edinburgh, Lisbon, London = Europe/London
Guadalajara, Mexico City, Monterrey = America/Mexico_City
Guam, Port Moresby = Pacific/Port_Moresby
Harare, Pretoria = Africa/Johannesburg
Hawaii = Pacific/Honolulu
Helsinki, Kiev, Riga, Sofia, Tallinn, Vilnius = Europe/Kiev
Hobart = Australia/Hobart
Indiana (East) = America/Indianapolis
International Date Line West = Etc/GMT+12
Irkutsk, Ulaanbaatar = Asia/Irkutsk
Islamabad, Karachi = Asia/Karachi
Jerusalem = Asia/Jerusalem
Kabul = Asia/Kabul
Kathmandu = Asia/Katmandu
Krasnoyarsk = Asia/Krasnoyarsk
Kuala Lumpur, Singapore = Asia/Singapore
Kuwait, Riyadh = Asia/Riyadh
Magadan, Solomon Islands, New Caledonia = Pacific/Guadalcanal
Manaus = America/Cuiaba
Mid-Atlantic = Etc/GMT+2
Midway Island, Samoa = Pacific/Pago_Pago
Minsk = Europe/Minsk
Monrovia, Reykjavik = Atlantic/Reykjavik
Montevideo = America/Montevideo
Moscow, St. Petersburg, Volgograd = Europe/Moscow
Mountain Time (US & Canada) = America/Denver
Nairobi = Africa/Nairobi
Newfoundland = America/St_Johns
Nuku'alofa = Pacific/Tongatapu
Osaka, Sapporo, Tokyo = Asia/Tokyo
Pacific Time (US & Canada); Tijuana = America/Los_Angeles
Perth = Australia/Perth
Petropavlovsk-Kamchatsky = Asia/Kamchatka
Port Louis = Indian/Mauritius
Santiago = America/Santiago
Sarajevo, Skopje, Warsaw, Zagreb = Europe/Warsaw
Saskatchewan = America/Regina
Seoul = Asia/Seoul
Sri Jayawardenepura = Asia/Colombo
Taipei = Asia/Taipei
Tashkent = Asia/Tashkent
Tbilisi = Asia/Tbilisi
Tehran = Asia/Tehran
Tijuana, Baja California = America/Tijuana
Vladivostok = Asia/Vladivostok
West Central Africa = Africa/Lagos
Windhoek = Africa/Windhoek
Yakutsk = Asia/Yakutsk
Yangon (Rangoon) = Asia/Rangoon
Yerevan = Asia/Yerevan
"""

_LATER = """
Aleutian Islands = America/Adak
Anadyr, Petropavlovsk-Kamchatsky = Asia/Kamchatka
Araguaina = America/Araguaina
Ashgabat, Tashkent = Asia/Tashkent
Astana = Asia/Almaty
Astrakhan, Ulyanovsk = Europe/Astrakhan
Athens, Bucharest = Europe/Bucharest
Barnaul, Gorno-Altaysk = Asia/Barnaul
Bogota, Lima, Quito, Rio Branco = America/Bogota
Bougainville Island = Pacific/Bougainville
Cabo Verde Is. = Atlantic/Cape_Verde
Cayenne, Fortaleza = America/Cayenne
Chatham Islands = Pacific/Chatham
Chetumal = America/Cancun
Chisinau = Europe/Chisinau
Chita = Asia/Chita
Chokurdakh = Asia/Srednekolymsk
City of Buenos Aires = America/Argentina/Buenos_Aires
Coordinated Universal Time+12 = Etc/GMT-12
Coordinated Universal Time+13 = Etc/GMT-13
Coordinated Universal Time-02 = Etc/GMT+2
Coordinated Universal Time-08 = Etc/GMT+8
Coordinated Universal Time-09 = Etc/GMT+9
Coordinated Universal Time-11 = Etc/GMT+11
Cuiaba = America/Cuiaba
Damascus = Asia/Damascus
Dhaka = Asia/Dhaka
Dublin, Edinburgh, Lisbon, London = Europe/London
E. Europe = Europe/Chisinau
Easter Island = Pacific/Easter
Eucla = Australia/Eucla
Fiji = Pacific/Fiji
Gaza, Hebron = Asia/Hebron
Georgetown, La Paz, Manaus, San Juan = America/La_Paz
Haiti = America/Port-au-Prince
Havana = America/Havana
Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius = Europe/Kiev
Hovd = Asia/Hovd
Irkutsk = Asia/Irkutsk
Istanbul = Europe/Istanbul
Izhevsk, Samara = Europe/Samara
Juba = Africa/Juba
Kaliningrad = Europe/Kaliningrad
Khartoum = Africa/Khartoum
Kiritimati Island = Pacific/Kiritimati
La Paz, Mazatlan = America/Mazatlan
Lord Howe Island = Australia/Lord_Howe
Magadan = Asia/Magadan
Marquesas Islands = Pacific/Marquesas
Monrovia = Africa/Monrovia
Moscow, St. Petersburg = Europe/Moscow
Norfolk Island = Pacific/Norfolk
Novosibirsk = Asia/Novosibirsk
Omsk = Asia/Omsk
Pacific Time (US & Canada) = America/Los_Angeles
Pacific Time (US & Canada), Tijuana = America/Los_Angeles
Punta Arenas = America/Punta_Arenas
Pyongyang = Asia/Pyongyang
Qyzylorda = Asia/Qyzylorda
Rangoon = Asia/Rangoon
Saint Pierre and Miquelon = America/Miquelon
Sakhalin = Asia/Sakhalin
Salvador = America/Bahia
Samoa = Pacific/Apia
Sao Tome = Africa/Sao_Tome
Saratov = Europe/Saratov
Solomon Is., New Caledonia = Pacific/Guadalcanal
Tomsk = Asia/Tomsk
Tripoli = Africa/Tripoli
Turks and Caicos = America/Grand_Turk
Ulaanbaatar = Asia/Ulaanbaatar
Volgograd = Europe/Volgograd
Western/Central Europe = Europe/Berlin
Whitehorse, Yukon = America/Whitehorse
"""

_BEFORE = re.compile(r"\((?:utc|gmt)[^)]*\)\s*")
_AFTER = re.compile(r" - (?:new|old)\Z")


def zone_displayed(name: str) -> str | None:
    """The IANA name of the zone that Windows displays under a name; None if there is none.

    The offset before the name may be there or not, and is not read: Windows has changed it
    when a country did.

    Example:
        >>> zone_displayed("(UTC-04:30) Caracas")
        'America/Caracas'
    """
    return _ZONES.get(_plain(name))


def _plain(name: str) -> str:
    words = " ".join(name.lower().replace("&", "and").replace(";", ",").split())
    return _AFTER.sub("", _BEFORE.sub("", words, count=1))


_ZONES = {
    _plain(name): zone
    for name, _, zone in (line.partition(" = ") for line in (_TABLE + _LATER).splitlines() if line)
}
