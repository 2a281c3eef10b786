/// The words that the sample writes for a code, and how a careful reader must take each.
struct Vocabulary {
  /// A word of the file.
  struct Word {
    /// What the file holds.
    var text: String
    /// How it relates to the code: empty where it is the code itself.
    var rule: String
  }

  /// The words of each code; the first is the code as it stands in its list.
  var words: [String: [Word]]
  /// Words that are in no list.
  var strange: [String]

  /// Words that say that nothing is known.
  static let missing = ["", "-99", "unknown", "n/a", "N/A", "Unknown", "  "]

  init(_ words: [String: [String]], strange: [String]) {
    self.words = [:]
    for (code, texts) in words {
      self.words[code] =
        [Word(text: code, rule: "")] + texts.map { Word(text: $0, rule: Self.rule($0, code)) }
    }
    self.strange = strange
  }

  private static func rule(_ text: String, _ code: String) -> String {
    var bare = text[...]
    while bare.first == " " { bare.removeFirst() }
    while bare.last == " " { bare.removeLast() }
    return bare == code ? "trimmed" : "recoded"
  }

  static let matter = Vocabulary(
    [
      "TIP": ["tip", "TIP ", "Trafficking", "trafficking in persons", "THB"],
      "SOM": ["som", " SOM", "Smuggling", "smuggling of migrants"],
    ],
    strange: ["PIT", "?", "other crime"])

  static let sex = Vocabulary(
    [
      "F": [
        "female", "Female", "FEMALE", "Woman", "f", "F ", "Femme", "féminin", "fe\u{301}minin", "أنثى", "زن",
        "عورت", "girl",
      ],
      "M": ["male", "Male", "MALE", "Man", "m", " M", "Homme", "masculin", "ذكر", "مرد", "boy"],
      "O": ["other", "autre"],
    ], strange: ["X9", "1f", "fm"])

  static let countries = Vocabulary(
    [
      "AFG": ["AF", "Afghanistan", "afghanistan", "Afghan", "Afghani", "AFG ", "افغانستان", "أفغانستان"],
      "IRN": [
        "IR", "Iran", "Iranian", "Iran, Islamic Republic of", "Iran (Islamic Republic of)", "ایران", "إيران",
        " IRN",
      ],
      "IRQ": ["IQ", "Iraq", "Iraqi", "IRAQ", "عراق", "العراق"],
      "PAK": ["PK", "Pakistan", "Pakistani", "pak", "پاکستان", "باكستان"],
      "TUR": ["TR", "Turkey", "Türkiye", "Tu\u{308}rkiye", "ترکیه", "تركيا"],
      "GRC": ["GR", "Greece", "Greek"],
      "DEU": ["DE", "Germany", "German", "Allemagne", "آلمان"], "SWE": ["SE", "Sweden"],
      "ITA": ["IT", "Italy", "Italian"],
      "GBR": ["GB", "UK", "United Kingdom", "British"],
      "ARE": ["AE", "United Arab Emirates", "UAE", "الإمارات"],
      "SAU": ["SA", "Saudi Arabia", "السعودية"], "OMN": ["OM", "Oman"], "QAT": ["QA", "Qatar"],
      "BGD": ["BD", "Bangladesh", "Bangladeshi"], "IND": ["IN", "India", "Indian"],
      "NPL": ["NP", "Nepal", "Nepali"],
      "BLR": ["BY", "Belarus"], "POL": ["PL", "Poland"],
    ], strange: ["XX", "ZZ", "QQ", "AFX", "Nowhere", "I R N"])

  static let route = Vocabulary(
    [
      "AFG-IRN-TUR": ["Afghanistan > Iran > Türkiye", "afg-irn-tur"],
      "PAK-IRN-TUR": ["Pakistan > Iran > Türkiye"],
      "AFG-PAK-IRN": ["Afghanistan > Pakistan > Iran"], "SAS-GCC": ["South Asia > Gulf", "sas-gcc "],
      "IRQ-TUR": ["Iraq > Türkiye"], "IRQ-BLR": ["Iraq > Belarus", "IRQ-BLR "],
      "DOMESTIC": ["Domestic", "within the country"],
    ], strange: ["route 9", "via sea?"])

  static let ageGroup = Vocabulary(
    [
      "0-8": ["0--8", "0 to 8"], "9-17": ["9--17", "09-17"], "18-20": ["18--20"], "21-23": ["21--23"],
      "24-26": ["24--26"], "27-29": ["27--29"],
      "30-38": ["30--38"], "39-47": ["39--47"], "48+": ["48 +", "48 and over"],
    ], strange: ["10-99", "young"])

  static let flag = Vocabulary(
    ["Y": ["1", "yes", "Yes", "oui", "نعم"], "N": ["0", "no", "No", "non", "لا"]], strange: ["2"])

  static let agency = Vocabulary(
    [
      "POLICE": ["Police", "police "], "BORDER": ["Border guard"], "HOTLINE": ["NGO hotline", "hotline"],
      "SHELTER": ["Shelter"],
      "LABOUR": ["Labour inspectorate", "Labor inspectorate"], "PROSECUTOR": ["Prosecutor"], "IOM": ["iom"],
    ], strange: ["Agency 51"])
}
