/// How far what moves along an arrow may travel.
public enum DataClass: String, Sendable, Hashable, Codable, Comparable {
  /// Computed from public tables only; may be published.
  case `public`
  /// Unprotected counts and whatever is computed from them.
  case `internal`
  /// Records of cases, persons or events.
  case confidential

  /// Orders classes by how closely they are held.
  public static func < (left: DataClass, right: DataClass) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .public: 0
    case .internal: 1
    case .confidential: 2
    }
  }
}
