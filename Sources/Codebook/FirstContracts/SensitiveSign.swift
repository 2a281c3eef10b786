import Language

/// What in a heading or in texts speaks for a column that could tell who a person is.
///
/// Headings are taken at their word, since a column of names is to be kept from the first run on; a column that is codes
/// of a list is none, whatever it is called.
enum SensitiveSign {
  /// Headings of names of persons and of those who deal with them.
  private static let names = vocabulary([
    "name", "first name", "firstname", "second name", "last name", "lastname", "surname", "family name",
    "given name",
    "full name", "fullname", "father", "mother", "alias", "nickname", "salutation", "nom", "prénom", "nombre",
    "nombres",
    "apellido", "apellidos", "الاسم", "اسم", "اللقب", "نام", "نام خانوادگی", "نام پدر", "ولدیت",
    "خاندانی نام",
    "owner", "caseworker", "case worker", "social worker", "officer", "interviewer", "enumerator",
    "respondent",
    "contact", "guardian", "prs title", "title", "referring organisation", "referred organisation",
    "referring organization", "referred organization",
  ]).union(PersonVocabulary.names)

  /// Whether texts are likely to be names of persons: under a heading of names or of whom a row is of, each row another one, in letters.
  ///
  /// Names of places stand under such headings too; those say of what (`name of district`).
  static func areNames(_ texts: [String], of rows: Int, _ heading: HeadingWords) -> Bool {
    guard rows >= 3, texts.count * 10 >= rows * 7, !heading.mention(PersonVocabulary.things) else {
      return false
    }
    return isOfNames(heading) && areInLetters(texts)
  }

  /// Whether a heading is one of names, or says whom a row is of, and no more.
  static func isOfNames(_ heading: HeadingWords) -> Bool {
    (heading.mention(names) || PersonVocabulary.roles.contains(heading.text))
      && !heading.mention(PersonVocabulary.things)
  }

  /// Whether nearly all texts are words without a number.
  static func areInLetters(_ texts: [String]) -> Bool {
    let inLetters = texts.count { text in
      text.contains(where: \.isLetter) && !text.contains(where: \.isNumber) && text.count <= 80
    }
    return inLetters * 10 >= texts.count * 9
  }

  private static let numbers = vocabulary([
    "phone", "telephone", "mobile", "whatsapp", "fax", "téléphone", "teléfono", "móvil", "الهاتف", "هاتف",
    "تلفن", "موبایل",
    "فون", "passport", "document number", "national id", "identity card", "id card", "cnic", "nic", "tazkira",
    "ssn",
    "social security", "passeport", "pasaporte", "dni", "cédula", "جواز", "پاسپورت", "تذکره", "شناختی کارڈ",
    "گذرنامه",
    "iban", "account number", "plate", "imei",
  ]).union(PersonVocabulary.numbers)
  private static let mail = vocabulary([
    "email", "e mail", "mail", "courriel", "correo", "البريد", "ایمیل", "ای میل",
  ])
  private static let places = vocabulary([
    "address", "street", "postal code", "postcode", "zip", "adresse", "dirección", "calle", "العنوان", "آدرس",
    "نشانی", "پتہ",
    "mailing", "lat", "lon", "lng", "latitude", "longitude", "gps", "geopoint", "coordinates", "coordenadas",
    "location",
    "village", "neighbourhood", "neighborhood",
  ])
  private static let texts = vocabulary([
    "details", "notes", "note", "comment", "comments", "remarks", "narrative", "description", "summary",
    "story",
    "reason for case closure", "commentaire", "commentaires", "observaciones", "comentarios", "ملاحظات",
    "توضیحات", "تبصرہ",
    "url", "website", "source quote",
  ])

  private static func vocabulary(_ words: [String]) -> Set<String> {
    Set(words.map { HeadingWords($0).text })
  }

  /// Whether a heading speaks for rows that are persons: what no table of figures has.
  static func speaksForPersons(_ heading: HeadingWords) -> Bool {
    heading.mention(HeadingVocabulary.birth) || heading.mention(persons) || heading.mention(numbers)
      || heading.mention(mail)
  }

  private static let persons = vocabulary([
    "first name", "firstname", "second name", "last name", "lastname", "surname", "family name", "given name",
    "full name",
    "fullname", "prénom", "apellido", "apellidos", "نام خانوادگی", "نام پدر", "ولدیت", "case owner",
    "caseworker",
    "case worker", "interviewer", "enumerator", "victim name", "name of victim",
  ])

  /// What a heading says of a column, or nil.
  static func inHeading(_ heading: HeadingWords) -> String? {
    if heading.mention(HeadingVocabulary.birth) { return "a day of birth" }
    if heading.mention(names) || isOfNames(heading) { return "names, or what tells them" }
    if heading.mention(numbers) { return "numbers of documents or telephones" }
    if heading.mention(mail) { return "addresses of mail" }
    if heading.mention(places) { return "places of a person or an event" }
    if heading.mention(texts) { return "free text" }
    return nil
  }

  /// What texts say of a column, or nil; blank ones are left out before.
  static func inTexts(_ texts: [String]) -> String? {
    guard texts.count >= 3 else { return nil }
    func isMost(_ sign: (String) -> Bool) -> Bool { texts.count { sign($0) } * 2 > texts.count }
    if isMost({ $0.contains("@") && $0.contains(".") }) { return "addresses of mail" }
    if isMost(isTelephone) { return "numbers of telephones" }
    if isMost({ $0.count > 60 }) { return "free text" }
    if texts.contains(where: holdsNumber) { return "numbers of telephones or documents in words" }
    return nil
  }

  /// Whether words have a number of seven digits or more beside them, with spaces or dashes in it or not.
  private static func holdsNumber(_ text: String) -> Bool {
    guard text.utf8.count >= 10, text.contains(where: \.isLetter) else { return false }
    var run = 0
    var words = 0
    var last: Character = " "
    for character in text {
      if character.isNumber {
        run += 1
        if run >= 7 { break }
      } else if !" -".contains(character) {
        run = 0
        if !last.isLetter, character.isLetter { words += 1 }
      }
      last = character
    }
    return run >= 7 && words >= 2
  }

  /// Whether a text is a number of a telephone with the sign or the zeros of a country before it.
  private static func isTelephone(_ text: String) -> Bool {
    let digits = text.unicodeScalars.count { ("0"..."9").contains($0) }
    guard (7...15).contains(digits), text.hasPrefix("+") || text.hasPrefix("00") else { return false }
    return text.unicodeScalars.dropFirst().allSatisfy {
      ("0"..."9").contains($0) || " -()/.".unicodeScalars.contains($0)
    }
  }

  /// Whether a heading says that a column names what a record is of.
  static func isKey(_ heading: HeadingWords) -> Bool { heading.mention(keys) }

  /// Whether a heading is one of running numbers of rows.
  static func isSerial(_ heading: HeadingWords) -> Bool { serials.contains(heading.text) }

  private static let serials = vocabulary([
    "n", "n o", "number", "numero", "número", "sr", "sr no", "sl", "sl no", "s no", "sn", "s n", "nr", "ser",
    "seq", "row", "line", "item", "item no",
    "num", "stt",
    "番号", "ลำดับ", "क्र सं", "क्रम संख्या", "ተ ቁ", "ል ቁ", "α α", "م", "ردیف",
  ])

  private static let keys = vocabulary([
    "id", "uuid", "key", "case id", "case number", "case no", "record id", "record number", "serial",
    "serial number", "no",
    "index", "identifier", "identifiant", "numéro", "número de caso", "رقم", "شماره", "نمبر", "instance id",
  ])
}
