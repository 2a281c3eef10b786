import Language

extension TrendMethodRequest {
  /// The requests in their order; without any, the usual methods; `all` is those that have what they need.
  static func requests(
    _ texts: [String], hasExposure: Bool
  ) throws(TrendFile.RequestFault) -> [TrendMethodRequest] {
    if texts == ["all"] { return all(hasExposure: hasExposure) }
    var requests: [TrendMethodRequest] = []
    for text in texts.isEmpty ? TrendFile.usualMethods : texts {
      do throws(Fault) {
        requests.append(try request(text, hasExposure: hasExposure))
      } catch {
        throw requestFault(error)
      }
    }
    return requests
  }

  private static func request(_ text: String, hasExposure: Bool) throws(Fault) -> TrendMethodRequest {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    var request = try TrendMethodRequest(parts[0], hasExposure: hasExposure)
    for part in parts.dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard pair.count == 2 else { throw .unknownParameter(part, of: request.method) }
      try request.set(pair[0], pair[1])
    }
    return request
  }

  private static func requestFault(_ fault: Fault) -> TrendFile.RequestFault {
    switch fault {
    case .unknownMethod(let name):
      let names = TrendMethod.all.map(\.name)
      let closest = Suggestion.note(for: name, in: names).map { "; \($0)" } ?? ""
      return TrendFile.RequestFault(
        message: "there is no method '\(name)'" + closest, help: "methods: \(names.joined(separator: ", "))")
    case .unknownParameter(let name, let method):
      let names = method.parameters.map(\.name).joined(separator: ", ")
      return TrendFile.RequestFault(
        message: "\(method.name) has no parameter '\(name)'",
        help: names.isEmpty ? "it has none" : "parameters: \(names), written \(method.name):NAME=VALUE")
    case .wrongValue(let value, let parameter, let method):
      return TrendFile.RequestFault(
        message: "\(method.name): '\(value)' is no \(parameter.name)", help: parameter.description)
    case .noExposure(let method):
      return TrendFile.RequestFault(
        message: "\(method.name) needs a column of exposure", help: "name it: --exposure COLUMN")
    }
  }
}
