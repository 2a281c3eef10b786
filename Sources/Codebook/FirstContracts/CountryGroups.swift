import Language

/// Names that stand among countries for several of them: the world, continents, unions.
///
/// What is left of the world beside countries (`Other countries`, `Rest of world`) is a category like them and no group.
enum CountryGroups {
  /// What a name is among countries.
  enum Kind: Hashable {
    /// All countries.
    case world
    /// A union of which it is known who belongs to it.
    case union
    /// Some of them.
    case group
  }

  /// What a name is; nil of a country, of what is left and of anything else.
  static func kind(_ text: String, _ library: CodeListLibrary) -> Kind? {
    let words = HeadingWords(RecognisedPeriod.plain(text))
    guard !words.words.isEmpty, words.words.count <= 8, !words.mention(rests) else { return nil }
    if worlds.contains(words.text) { return .world }
    // `Union européenne (27 pays)` is one, and `European Court` is none.
    let name = words.words.filter { !isCount($0) }.joined(separator: " ")
    if unions.contains(name) || unions.contains(words.text) { return .union }
    if isCountry(text, library) { return nil }
    return words.mention(groups) ? .group : nil
  }

  /// Whether a name is what is left beside countries that are named, or what is not known.
  static func isRest(_ text: String) -> Bool { HeadingWords(text).mention(rests) }

  /// Whether a name of more than three letters is that of a country; shorter ones are codes of much else.
  static func isCountry(_ text: String, _ library: CodeListLibrary) -> Bool {
    text.count > 3 && library["countries"]?.code(matching: text) != nil
  }

  /// Whether a text is the code or the name of a member of the European Union.
  static func isMember(_ text: String, _ library: CodeListLibrary) -> Bool {
    library["countries"]?.code(matching: text).map { members.contains($0.uppercased()) } ?? false
  }

  /// Whether a word counts the members of a union, or names the year of one: `27`, `2020`.
  private static func isCount(_ word: String) -> Bool {
    word.allSatisfy(\.isNumber) || counted.contains(word)
  }

  private static let counted = HeadingVocabulary.folded([
    "countries", "member", "states", "from", "since", "as", "of", "total", "pays", "países", "paesi",
    "länder",
    "membres", "miembros", "the",
  ])
  private static let members: Set<String> = [
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "EL", "HU", "IE", "IT", "LV",
    "LT", "LU",
    "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "AUT", "BEL", "BGR", "HRV", "CYP", "CZE", "DNK",
    "EST",
    "FIN", "FRA", "DEU", "GRC", "HUN", "IRL", "ITA", "LVA", "LTU", "LUX", "MLT", "NLD", "POL", "PRT", "ROU",
    "SVK",
    "SVN", "ESP", "SWE",
  ]
  private static let unions = HeadingVocabulary.folded(
    [
      "EU", "UE", "European Union", "EU total", "Union européenne", "Unión Europea", "União Europeia",
      "Unione europea",
      "Europäische Union", "Європейський Союз", "Европейский союз", "ЕС", "ЄС", "الاتحاد الأوروبي",
      "اتحادیه اروپا",
      "یورپی یونین", "Avrupa Birliği", "AB", "Euro area", "Eurozone", "zone euro", "EA",
    ] + [15, 25, 27, 28].flatMap { ["EU\($0)", "UE\($0)"] } + [17, 18, 19, 20].map { "EA\($0)" })
  private static let worlds = HeadingVocabulary.folded([
    "World", "World total", "Whole world", "Worldwide", "Global", "Monde", "Monde entier", "Mundo", "Mundial",
    "Welt",
    "Weltweit", "Mondo", "Весь мир", "Мир", "В мире", "Світ", "العالم", "جهان", "کل جهان", "دنیا", "Dünya",
    "Dunia",
    "Lume", "世界", "全球", "โลก", "विश्व", "Thế giới",
  ])
  private static let groups = HeadingVocabulary.folded([
    "Africa", "Afrique", "África", "Afrika", "Африка", "أفريقيا", "افریقیا", "آفریقا", "افریقہ",
    "Asia", "Asie", "Asien", "Азия", "Азія", "آسيا", "آسیا", "ایشیا", "Asya",
    "Europe", "Europa", "Европа", "Європа", "أوروبا", "اروپا", "یورپ", "Avrupa",
    "Americas", "Amériques", "Américas", "Latin America", "North America", "Northern America",
    "South America",
    "Central America", "Amérique latine", "Amérique du Nord", "Amérique du Sud", "América Latina",
    "América del Norte",
    "América del Sur", "Centroamérica", "Sudamérica", "América do Sul", "Lateinamerika", "Nordamerika",
    "Südamerika",
    "Америка", "Латинская Америка", "أمريكا اللاتينية", "أمريكا الشمالية", "أمريكا الجنوبية", "آمریکای لاتین",
    "Oceania", "Océanie", "Oceanía", "Ozeanien", "Океания", "أوقيانوسيا", "اقیانوسیه",
    "Caribbean", "Caraïbes", "Caribe", "Karibik", "Middle East", "Moyen Orient", "Oriente Medio",
    "Naher Osten",
    "Ближний Восток", "الشرق الأوسط", "خاورمیانه", "مشرق وسطی", "Maghreb", "Balkans", "Western Balkans",
    "Sub Saharan Africa", "Subsaharan Africa", "sub Sahara", "Sahel", "MENA", "ECOWAS", "CEDEAO", "SADC",
    "EAC",
    "IGAD", "ECCAS", "CEEAC", "African Union", "Union africaine", "ASEAN", "SAARC", "GCC", "CIS", "СНГ",
    "MERCOSUR",
    "MERCOSUL", "CARICOM", "SICA", "OECD", "OCDE", "EFTA", "AELE", "Schengen", "G7", "G20", "NATO", "BRICS",
    "EU candidate countries", "Third countries", "Non EU", "non EU countries", "extra EU", "Extra EU27",
    "pays tiers",
    "terceros países", "Drittstaaten", "دول مجلس التعاون", "دول عربية", "الدول العربية", "Arab States",
    "Arab countries",
    "Pacific Islands", "developing countries", "developed countries", "LDCs", "low income countries",
    "high income countries", "EU and EFTA", "EU 27 and EFTA", "Scandinavia", "Benelux", "Central Asia",
  ])
  /// What is left beside countries that are named.
  private static let rests = HeadingVocabulary.folded([
    "other", "others", "rest", "rest of", "remaining", "elsewhere", "unspecified", "unknown", "stateless",
    "autre",
    "autres", "reste", "otro", "otros", "otra", "otras", "resto", "outro", "outros", "demais", "altri",
    "altro",
    "andere", "sonstige", "übrige", "rest der", "другие", "другая", "другой", "прочие", "остальные", "інші",
    "решта",
    "أخرى", "اخرى", "آخر", "باقي", "بقية", "دیگر", "سایر", "باقی", "diğer", "lainnya", "n e s", "nes", "inne",
    "其他",
    "อื่นๆ", "अन्य", "khác",
  ])
}

/// Groups of countries beside countries: what they hold is counted already.
extension CountsRecognition {
  /// Takes the world for the total, leaves out a union beside its members, and adds nothing where other groups stand.
  ///
  /// - Returns: whether nothing is added.
  func settleCountryGroups(
    _ index: Int, _ column: inout FirstContract.Column, _ texts: inout [String], among dimensions: [Int],
    _ sums: FigureSums
  ) -> Bool {
    let library = recognition.library
    let apart = Set([column.total].compactMap(\.self) + column.furtherTotals)
    let values = surveys[index].values.filter { !apart.contains($0) }
    let codes = surveys[index].list.flatMap { $0.list == "countries" ? $0.codes : nil }
    let isCountry = values.map { codes?[$0] != nil || CountryGroups.isCountry($0, library) }
    let countries = zip(values, isCountry).filter(\.1).map(\.0)
    guard countries.count > 1, countries.count * 4 >= values.count else { return false }
    let groups = zip(values, isCountry).filter { !$0.1 }.compactMap { text, _ in
      CountryGroups.kind(text, library).map { (text: text, kind: $0) }
    }
    guard !groups.isEmpty, countries.count * 2 >= values.count - groups.count else { return false }
    let names = Set(groups.map(\.text))
    if let total = column.total,
      let told = told(
        by: total, values, NamedOverlaps(parts: Dictionary(uniqueKeysWithValues: names.map { ($0, []) })),
        cells(index, among: dimensions, sums))
    {
      for text in values where told.contains(text) { leaveOut(text, &column, "holds countries beside it") }
      return false
    }
    for group in groups where group.kind == .world {
      if column.total == nil,
        holdsAll(group.text, of: index, among: dimensions, without: apart.union(names), sums)
      {
        column.total = group.text
        column.codes[group.text] = "_T"
        texts.removeAll { $0 == group.text }
        column.doubts.append("'\(group.text)' holds all countries beside it, and is taken as their total")
      } else {
        leaveOut(group.text, &column, "holds all countries")
      }
    }
    for group in groups
    where group.kind == .union && countries.count(where: { CountryGroups.isMember($0, library) }) > 1 {
      leaveOut(group.text, &column, "holds countries beside it")
    }
    let others = groups.map(\.text).filter { $0 != column.total && !column.furtherTotals.contains($0) }
    guard !others.isEmpty else { return false }
    column.neverAdd()
    column.doubts.append(
      "\(others.prefix(4).map { "'\($0)'" }.joined(separator: ", ")) may hold countries beside it: nothing is added"
    )
    return true
  }

  private func leaveOut(_ text: String, _ column: inout FirstContract.Column, _ reason: String) {
    column.furtherTotals.append(text)
    column.doubts.append("'\(text)' \(reason), and a rule leaves its rows out")
  }

  /// Whether a category is at least the sum of the others wherever both stand, without those that are groups themselves.
  private func holdsAll(
    _ text: String, of index: Int, among dimensions: [Int], without left: Set<String>, _ sums: FigureSums
  ) -> Bool {
    let names = table.columns[index].texts
    var all = 0
    for cells in sums.groups(index, within: dimensions) {
      guard let whole = cells.first(where: { names[Int($0.key)] == text })?.value, whole.isFinite else {
        continue
      }
      let others = cells.filter { !left.contains(names[Int($0.key)]) && $0.value.isFinite }
      guard !others.isEmpty else { continue }
      all += 1
      if others.values.reduce(0, +) > whole + 0.06 * Double(cells.count) { return false }
    }
    return all > 0
  }
}
