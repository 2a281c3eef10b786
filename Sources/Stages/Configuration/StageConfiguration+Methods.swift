import Language

extension StageConfiguration {
  /// The methods under a key, in order: names, or mappings of `name` and parameters; `all` is all that have what they need.
  ///
  /// Whatever is wrong is reported, and left out.
  func methods(_ key: String, hasExposure: Bool) -> [TrendMethodRequest] {
    guard let value = self[key] else { return [] }
    if value.text == "all" { return TrendMethodRequest.all(hasExposure: hasExposure) }
    var requests: [TrendMethodRequest] = []
    for node in value.elements ?? [value] {
      guard let request = method(node, key, hasExposure: hasExposure) else { continue }
      if requests.contains(where: { $0.text == request.text }) {
        fail("'\(key)' names '\(request.text)' twice", at: node.location)
      } else {
        requests.append(request)
      }
    }
    return requests
  }

  private func method(_ node: Node, _ key: String, hasExposure: Bool) -> TrendMethodRequest? {
    let form = "write a name, 'all', or a mapping such as {name: theilSen, level: 0.9}"
    guard let name = node["name"] ?? (node.entries == nil ? node : nil), let text = name.text, !text.isEmpty
    else {
      fail("'\(key)' takes methods by name", at: (node["name"] ?? node).location, help: form)
      return nil
    }
    var place = name.location
    var known = TrendMethod.all.map(\.name)
    do throws(TrendMethodRequest.Fault) {
      var request = try TrendMethodRequest(text, hasExposure: hasExposure)
      known = request.method.parameters.map(\.name)
      for entry in node.entries ?? [] where entry.key != "name" {
        place = known.contains(entry.key) ? entry.value.location : entry.keyLocation
        try request.set(entry.key, entry.value.text ?? "")
      }
      return request
    } catch {
      switch error {
      case .unknownMethod:
        let isSetting = text.contains(":") || text.contains("=")
        fail(
          "there is no method '\(text)'", at: place, note: Suggestion.note(for: text, in: known),
          help: isSetting ? form : "'waymark trend --method help' lists them, with their parameters")
      case .unknownParameter(let name, let method):
        fail(
          "\(method.name) has no parameter '\(name)'", at: place, note: Suggestion.note(for: name, in: known),
          help: known.isEmpty ? "it has none" : "parameters: \(known.joined(separator: ", "))")
      case .wrongValue(_, let parameter, let method):
        fail(
          "'\(parameter.name)' of \(method.name) takes \(parameter.description)", at: place)
      case .noExposure(let method):
        fail(
          "\(method.name) needs an exposure", at: place,
          help: "add a table of it to 'from': {counts: STAGE, exposure: STAGE}")
      }
      return nil
    }
  }
}
