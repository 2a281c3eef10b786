/// The fields of IOM's Human Trafficking Case Data Standard 2.0, by their names and by the labels of its workbooks.
struct HTCDSFields {
  /// What a field is.
  struct Field: Sendable {
    var type = "text"
    var list: String?
    var isSensitive = false
    var isPeriod = false
  }

  static let all = HTCDSFields()
  private let fields: [String: Field]

  /// The field of a heading: its name, its label, or the two of them joined.
  func field(of heading: String) -> Field? {
    let words = HeadingWords(heading)
    if let field = fields[words.text] { return field }
    // Two rows of headings are joined; the label stands behind the name and decides, since some names stand over another field.
    guard let first = words.words.first, ["cas", "prs", "vic", "con"].contains(first) else { return nil }
    let labels = heading.split(separator: " ", maxSplits: 1)
    if labels.count == 2, let field = fields[HeadingWords(String(labels[1])).text] { return field }
    return fields[words.words.dropFirst().joined(separator: " ")]
  }

  /// Whether headings are those of a sheet of the standard.
  func areHeadings(_ headings: [String]) -> Bool { headings.count { field(of: $0) != nil } >= 5 }

  private init() {
    var fields: [String: Field] = [:]
    func add(_ field: Field, _ names: [String]) {
      for name in names { fields[HeadingWords(name).text] = field }
    }
    add(
      Field(isSensitive: true),
      [
        "Case Owner", "Salutation", "First Name", "Second Name", "Title", "Email", "Home Phone",
        "Mobile Phone", "Mailing Street",
        "Mailing City", "Mailing State/Province", "Mailing State", "Mailing Zip/Postal Code",
        "Mailing Postal Code", "Mailing Country",
        "Location of Recruitment", "Location of Exploitation", "Referring Organisation",
        "Referring Primary Case Worker",
        "Incoming Referral Details", "Referred Organisation", "Referred Primary Case Worker",
        "Outgoing Referral Details",
        "Reason for Case Closure",
      ])
    add(Field(type: "date", isSensitive: true), ["Birthdate"])
    add(Field(type: "date", isPeriod: true), ["Incoming Referral Date"])
    add(Field(type: "date"), ["Outgoing Referral Date"])
    for (list, names) in [
      ("yes-no", ["Consent"]), ("htcds-gender", ["Gender"]), ("countries", ["Citizenship"]),
      ("htcds-trafficking-status", ["Trafficking Status"]),
      (
        "htcds-decision-makers",
        [
          "Trafficking Status Decision Making Organization", "TraffickingStatusDecisionMakingOrg",
          "TraffickinStatusDecisionMakingOrg",
        ]
      ), ("htcds-recruitment", ["Method of Recruitment"]), ("htcds-control", ["Methods of Control"]),
      ("htcds-exploitation", ["Type of Exploitation"]), ("htcds-industries", ["Forced Labour Industry"]),
      ("htcds-sexual-exploitation", ["Type of Sex Exploitation"]), ("htcds-status", ["Status"]),
      ("htcds-referral-reasons", ["Reason for Incoming Referral", "Reason for Outgoing Referral"]),
    ] {
      add(Field(type: "code", list: list), names)
    }
    self.fields = fields
  }
}
