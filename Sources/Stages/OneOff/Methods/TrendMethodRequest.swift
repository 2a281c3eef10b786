import Language

/// A method as it was asked for: `name`, or `name:parameter=value:parameter=value`.
struct TrendMethodRequest: Sendable {
  /// What was written; results stand under it.
  var text: String
  var method: TrendMethod
  var settings = TrendMethodSettings()

  init(_ text: String) throws(TrendFile.RequestFault) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard let method = TrendMethod.all.first(where: { $0.name == parts[0] }) else {
      let names = TrendMethod.all.map(\.name)
      let closest = Suggestion.note(for: parts[0], in: names).map { "; \($0)" } ?? ""
      throw TrendFile.RequestFault(
        message: "there is no method '\(parts[0])'" + closest,
        help: "methods: \(names.joined(separator: ", "))")
    }
    self.text = text
    self.method = method
    for part in parts.dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let parameter = method.parameters.first(where: { $0.name == pair[0] }), pair.count == 2 else {
        let names = method.parameters.map(\.name).joined(separator: ", ")
        throw TrendFile.RequestFault(
          message: "\(method.name) has no parameter '\(pair[0])'",
          help: names.isEmpty ? "it has none" : "parameters: \(names), written \(method.name):NAME=VALUE")
      }
      guard parameter.accepts(pair[1]) else {
        throw TrendFile.RequestFault(
          message: "\(method.name): '\(pair[1])' is no \(parameter.name)", help: parameter.description)
      }
      settings.texts[parameter.name] = pair[1]
    }
  }

  /// The requests in their order; without any, the usual methods; `all` is those that have what they need.
  static func requests(
    _ texts: [String], hasExposure: Bool
  ) throws(TrendFile.RequestFault) -> [TrendMethodRequest] {
    func hasNeeds(_ method: TrendMethod) -> Bool { method.need == .nothing || hasExposure }
    let names =
      switch texts {
      case []: TrendFile.usualMethods
      case ["all"]: TrendMethod.all.filter(hasNeeds).map(\.name)
      default: texts
      }
    var requests: [TrendMethodRequest] = []
    for name in names {
      let request = try TrendMethodRequest(name)
      guard hasNeeds(request.method) else {
        throw TrendFile.RequestFault(
          message: "\(request.method.name) needs a column of exposure", help: "name it: --exposure COLUMN")
      }
      requests.append(request)
    }
    return requests
  }
}
