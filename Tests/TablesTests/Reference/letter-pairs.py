"""Prints what Sources/Tables/Layouts/LetterPairs.swift holds, a language a line: which pairs of letters are usual in a language.

    python3 -m venv v && v/bin/pip install babel==2.19.0 && v/bin/python letter-pairs.py

The names are those of the Unicode CLDR, by way of Babel (BSD licence; data under the Unicode licence).
"""

import collections
import unicodedata

from babel import Locale

LANGUAGES = "fr es pt it de nl sv da fi is ca sq pl cs sk hu ro hr sl tr az ru uk bg sr mk el he ar fa ur lt lv et vi".split()
# Words of tables of the field, counted three times.
WORDS = {
'fr':"année mois région sexe féminin masculin décembre février août victimes détectées étrangère nationalité âge préfecture général traite à été garçon Côte Bénin Guinée Équateur Érythrée Sénégal Haïti Algérie Libye Népal pièce numéro réfugié où très même forêt présumées identifiées",
'es':"año años mes niño niña niños niñas género víctimas mujer región nación país detección número migración tráfico según más también está población Perú México Panamá Haití Bogotá Medellín Córdoba León Nariño Atlántico Bolívar Cúcuta explotación condición",
'pt':"ano mês região vítimas situação não são exploração tráfico município população criança três última óbito gênero São Paraná Ceará Goiás Maranhão",
'tr':"yıl ay il ilçe cinsiyet kadın erkek çocuk mağdur sayısı ülke uyruğu Türkiye İstanbul İzmir Muğla Diyarbakır Şanlıurfa Gaziantep göçmen düzensiz yaş toplam Suriye Irak İran Özbekistan Kırgızistan",
'ru':"год месяц страна пол мужчина женщина всего жертвы область регион гражданство возраст торговля людьми дети количество неизвестно Москва Афганистан Казахстан Узбекистан Таджикистан",
'ar':"السنة الشهر الجنسية الجنس ذكر أنثى المجموع عدد الضحايا المحافظة البلد العمر أطفال نساء رجال الاتجار بالبشر تهريب المهاجرين أفغانستان العراق سوريا اليمن السودان مصر بغداد دمشق",
'fa':"سال ماه استان ولايت جنسيت مرد زن کودک تعداد قربانيان قاچاق انسان مهاجران کشور مليت جمع مجموع نامعلوم کابل هرات قندهار بلخ ننگرهار نيمروز تهران مشهد زاهدان سيستان بلوچستان خراسان افغان ايران پاکستان چين ژاپن گرجستان",
'ur':"سال مہينہ صوبہ ضلع عورت مرد بچے بچہ کل تعداد متاثرين ملک لڑکا لڑکی لڑکي پاکستان پنجاب سندھ بلوچستان خيبر پختونخوا کراچي لاہور پشاور کوئٹہ",
'pl':"rok miesiąc płeć kobieta mężczyzna województwo ofiary handlu ludźmi łącznie liczba dzieci Łódź Kraków Wrocław Śląskie świętokrzyskie małopolskie",
'cs':"rok měsíc pohlaví žena muž celkem počet obětí kraj země děti státní občanství příslušnost",
'hu':"év hónap nem nő férfi összesen száma áldozatok megye ország életkor gyermek állampolgárság",
'ro':"an lună sex bărbat femeie județ ţară total număr victime copii judeţ cetăţenie vârstă exploatare sexuală România Moldova Chişinău Bălţi",
'de':"Jahr Monat Geschlecht männlich weiblich Staatsangehörigkeit Österreich Köln München Düsseldorf Opfer für über Zahl der Länder Türkei größe",
'el':"έτος μήνας φύλο άνδρας γυναίκα σύνολο χώρα θύματα ηλικία",
'he':"שנה חודש מין גבר אישה סה"" מדינה גיל",
'sr':"година месец пол мушко женско укупно држава",
'hr':"godina mjesec spol muško žensko ukupno država županija žrtve dječak djevojčica",
'vi':"năm tháng giới tính nam nữ tổng số nạn nhân tỉnh",
}

FOLDED = {"ی": "ي", "ș": "ş", "ț": "ţ", "Ș": "Ş", "Ț": "Ţ", "’": "'"}
MOST = 220


def names(language):
    locale = Locale(language)
    yield from list(locale.territories.values()) * 2
    yield from locale.languages.values()
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            try:
                yield from list(locale.months[context][width].values()) * 3
                yield from locale.days[context][width].values()
            except KeyError:
                pass
    yield from locale.eras.get("wide", {}).values()
    yield from locale.currencies.values()
    yield from locale.scripts.values()


def is_letter(character):
    return character.isalpha() or unicodedata.category(character)[0] == "M"


def words(text):
    text = "".join(FOLDED.get(c, c) for c in unicodedata.normalize("NFC", text))
    return "".join(c if is_letter(c) else " " for c in text).split(" ")


def pairs(language):
    counts = collections.Counter()
    for text in list(names(language)) + WORDS.get(language, "").split() * 3:
        for word in filter(None, words(text)):
            word = f" {word} "
            for first, second in zip(word, word[1:]):
                if ord(first) > 127 or ord(second) > 127:
                    counts[first.lower()[0] + second.lower()[0]] += 1
    total, covered, order = sum(counts.values()), 0, []
    for pair, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        order.append(pair)
        covered += count
        if covered > 0.97 * total or len(order) >= MOST:
            break
    return order


def escaped(character):
    if character != " " and unicodedata.category(character)[0] in "MCZ":
        return f"\\u{{{ord(character):X}}}"
    return character


for language in sorted(LANGUAGES):
    print(language, "".join(escaped(c) for pair in pairs(language) for c in pair))
