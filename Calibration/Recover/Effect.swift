/// One effect that the generator planted in a group of people, as its truth file tells it.
struct Effect: Hashable {
  /// What is planted.
  enum Kind: Hashable {
    /// The ratio of one year to the year before.
    case trend(annualRatio: Double)
    /// The first month of a new level, and its ratio to the old one.
    case shift(month: String, factor: Double)
  }

  var matter: String
  var route: String
  var sex: String
  var ageClass: String
  var kind: Kind

  /// The effects of a truth file, in its order; groups without one are left out.
  static func all(truth: String) throws -> [Effect] {
    let table = try CommaTable(truth)
    return try table.rows.compactMap { row in
      func field(_ name: String) throws -> String { try table.field(name, of: row) }
      let kind: Kind
      if let factor = Double(try field("shift_factor")) {
        kind = .shift(month: try field("shift_month"), factor: factor)
      } else if let ratio = Double(try field("annual_ratio")), ratio != 1 {
        kind = .trend(annualRatio: ratio)
      } else {
        return nil
      }
      return Effect(
        matter: try field("matter"), route: try field("route"), sex: try field("sex"),
        ageClass: try field("age_class"), kind: kind)
    }
  }

  /// The group, for people.
  var group: String { "\(matter) \(route) \(sex) \(ageClass)" }

  /// What is planted, for people.
  var planted: String {
    switch kind {
    case .trend(let ratio): "\(ratio) a year"
    case .shift(let month, let factor): "times \(factor) from \(month)"
    }
  }
}
