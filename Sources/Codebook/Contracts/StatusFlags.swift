/// What the flags in a column of statuses mean.
public enum StatusFlags: Sendable, Hashable {
  /// Those of Eurostat: single letters, of which one figure may have several.
  case eurostat
  /// Those of SDMX, list CL_OBS_STATUS, version 2.2.
  case sdmx
  /// Those that a contract names.
  case own([String: FigureMark])

  /// The marks that a text stands for; nil where a part of it is no flag.
  func marks(_ text: String) -> [FigureMark]? {
    if text.isEmpty { return [] }
    if let mark = mark(text) { return [mark] }
    let parts = text.split { $0 == "," || $0 == ";" || $0.isWhitespace }.map(String.init)
    let flags =
      parts.count > 1 ? parts : self == .eurostat ? text.map { String($0) } : []
    let marks = flags.compactMap(mark)
    return flags.isEmpty || marks.count < flags.count ? nil : marks
  }

  private func mark(_ flag: String) -> FigureMark? {
    switch self {
    case .eurostat: Self.eurostatFlags[flag.lowercased()]
    case .sdmx: Self.sdmxCodes[flag.uppercased()]
    case .own(let flags): flags[flag]
    }
  }

  /// Eurostat, "Standard code list for observation status", as its tables explain their flags.
  ///
  /// A definition that differs, a figure of low reliability and one that was revised have no mark here: the figure stands.
  private static let eurostatFlags: [String: FigureMark] = [
    "b": .break, "c": .hidden, "d": .ignored, "e": .estimated, "f": .estimated, "i": .estimated,
    "m": .missing, "n": .ignored, "p": .provisional, "r": .ignored, "s": .estimated, "u": .ignored,
    "z": .notCollected,
  ]

  /// SDMX, "Cross-domain code list for observation status", 2.2.
  private static let sdmxCodes: [String: FigureMark] = [
    "A": .ignored, "B": .break, "D": .ignored, "E": .estimated, "F": .estimated, "G": .provisional,
    "H": .ignored, "I": .estimated, "J": .ignored, "K": .notPublished, "L": .notCollected,
    "M": .notCollected, "N": .ignored, "O": .missing, "P": .provisional, "Q": .hidden, "S": .ignored,
    "U": .ignored, "V": .provisional, "W": .ignored,
  ]
}
