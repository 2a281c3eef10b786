/// Where a drawing stands.
///
/// Text that shrinks with a drawing cannot be read, so a telephone gets a drawing of its own.
enum DrawingSize: Sendable, Hashable, CaseIterable {
  /// The width of the page.
  case page
  /// The width of the page, lower: a brief has two pages of paper.
  case paper
  /// The width of a telephone.
  case telephone
  /// Beside the lines of a card.
  case card

  /// The width, in pixels.
  var width: Double {
    switch self {
    case .page, .paper: 688
    case .telephone: 344
    case .card: 316
    }
  }

  /// Whether it has the width of the page.
  var isWide: Bool { self == .page || self == .paper }
}
