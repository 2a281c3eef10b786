/// Where a drawing stands.
///
/// Text that shrinks with a drawing cannot be read, so a telephone gets a drawing of its own.
enum DrawingSize: Sendable, Hashable, CaseIterable {
  /// The width of the page.
  case page
  /// The width of a telephone.
  case telephone
  /// Beside the lines of a card.
  case card

  /// The width, in pixels.
  var width: Double {
    switch self {
    case .page: 688
    case .telephone: 344
    case .card: 316
    }
  }
}
