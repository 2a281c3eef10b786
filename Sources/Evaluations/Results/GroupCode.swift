/// The code of those whose group is not known, as in SDMX.
let unknownCode = "_U"

extension Optional<String> {
  /// The code of a group; an empty one is not known.
  var groupCode: String {
    guard let code = self, !code.isEmpty else { return unknownCode }
    return code
  }
}
