import Foundation
import Language

/// Reads the keys that say how a pipeline is run.
extension PipelineReader {
  mutating func profiles(_ node: Node?) -> [PipelineSpecification.Profile] {
    guard let node else { return [] }
    guard let entries = node.entries else {
      fail(
        "E014", "'profiles' takes a mapping of names", at: node.location,
        help: "such as 'weekly: {from: 2020-01}'")
      return []
    }
    return entries.map { entry in
      PipelineSpecification.Profile(
        name: entry.key,
        values: (entry.value.entries ?? []).map { ($0.key, $0.value, $0.keyLocation) })
    }
  }

  mutating func includes(_ node: Node?) -> [PipelineSpecification.Include] {
    guard let node else { return [] }
    return (node.elements ?? [node]).compactMap { element in
      let parts = (element.text ?? "").components(separatedBy: "#stages.")
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, !AddressText.isAddress(parts[0]) else {
        fail(
          "E020", "'include' takes stages of files", at: element.location,
          help: "such as 'sources.yaml#stages.detections'")
        return nil
      }
      return .init(file: parts[0], stage: parts[1], location: element.location)
    }
  }

  mutating func roots(_ node: Node?) -> [String] {
    guard let node else { return [] }
    let elements = node.elements ?? [node]
    let folders = elements.compactMap(\.text).filter { !$0.isEmpty }
    if folders.count != elements.count || folders.isEmpty || folders.contains(where: AddressText.isAddress) {
      fail(
        "E014", "'roots' takes a list of folders", at: node.location, help: "such as 'roots: [/srv/reports]'")
    }
    return folders
  }

  mutating func control(_ node: Node) -> PipelineControl {
    var control = PipelineControl()
    if let lock = node["lock"] {
      let words = (lock.text ?? "").split(separator: " ").map(String.init)
      switch (words.first, words.count) {
      case ("no", 1): control.lock = .unlocked
      case ("fail", 1): control.lock = .fail
      case ("wait", 2):
        guard let duration = DurationText.read(words[1]) else { fallthrough }
        control.lock = .wait(duration)
      default:
        fail("E015", "'lock' does not know this", at: lock.location, help: "one of: no, fail, wait 10m")
      }
    }
    if let notify = node["notify"] { control.notification = notification(notify) }
    return control
  }

  private mutating func notification(_ node: Node) -> NotificationRule? {
    checkKeys(node, ["command", "on", "late"], of: "'notify'")
    let command = (node["command"]?.elements ?? []).compactMap(\.text)
    guard !command.isEmpty, command.count == node["command"]?.elements?.count else {
      fail(
        "E013", "'notify' needs a command", at: node["command"]?.location ?? node.location,
        help: "a list, such as 'command: [/usr/local/bin/tell-the-team]'")
      return nil
    }
    let file = node.location.source.path
    if ProgramSearch.path(of: command[0], in: ResolvedPath.parent(file)) == nil {
      fail(
        "E015", "'notify': there is no program '\(command[0])'",
        at: node["command"]?.elements?.first?.location ?? node.location,
        help: "name one of the system, or a path from the folder of this file")
    }
    let words = NotificationRule.Event.allCases.map(\.rawValue)
    var events: Set<NotificationRule.Event> = []
    for element in node["on"].map({ $0.elements ?? [$0] }) ?? [] {
      guard let event = NotificationRule.Event(rawValue: element.text ?? "") else {
        fail(
          "E015", "'on' does not know this", at: element.location,
          note: Suggestion.note(for: element.text ?? "", in: words),
          help: "some of: \(words.joined(separator: ", "))")
        continue
      }
      events.insert(event)
    }
    let lateness = duration(node["late"], "late")
    if events.contains(.late), lateness == nil {
      fail(
        "E013", "'late' is missing: after how long is a run late?", at: node.location,
        help: "such as 'late: 2h'")
    }
    return NotificationRule(
      command: command, events: node["on"] == nil ? [.failed, .gate] : events, lateness: lateness)
  }

  mutating func control(_ node: Node, of stage: String) -> StageControl {
    var control = StageControl()
    if let retries = node["retries"] {
      guard let number = Int(retries.text ?? ""), (0...10).contains(number) else {
        fail("E015", "stage '\(stage)': 'retries' takes a number from 0 to 10", at: retries.location)
        return control
      }
      control.retries = number
    }
    control.timeout = duration(node["timeout"], "timeout")
    if let memory = node["memory"] {
      control.memory = Self.bytes(memory.text ?? "")
      if control.memory == nil {
        fail(
          "E015", "stage '\(stage)': 'memory' takes a size", at: memory.location, help: "such as 500MB or 2GB"
        )
      }
    }
    return control
  }

  mutating func gate(_ node: Node?, _ stage: String) -> GateSpecification? {
    guard let node else { return nil }
    checkKeys(node, ["volume", "share", "each", "freshness"], of: "'gate' of stage '\(stage)'")
    var gate = GateSpecification()
    gate.volume = share(node["volume"], "volume")
    if let part = node["share"] {
      checkKeys(part, ["of", "change"], of: "'share'")
      guard let dimension = part["of"]?.text, let change = share(part["change"], "change") else {
        fail(
          "E013", "stage '\(stage)': 'share' needs a dimension and a change", at: part.location,
          help: "such as 'share: {of: route, change: 10%}'")
        return nil
      }
      gate.share = .init(dimension: dimension, change: change)
    }
    if let each = node["each"] {
      checkKeys(each, ["change", "floor"], of: "'each'")
      guard let change = share(each["change"], "change"),
        let floor = each["floor"].map({ Double($0.text ?? "") }) ?? 0, floor >= 0, floor.isFinite
      else {
        fail(
          "E013", "stage '\(stage)': 'each' needs a change, and takes a floor of 0 or more",
          at: each.location,
          help: "such as 'each: {change: 50%, floor: 20}'")
        return nil
      }
      gate.each = .init(change: change, floor: floor)
    }
    if let days = node["freshness"] {
      guard let text = days.text, text.hasSuffix("d"), let number = Int(text.dropLast()), number > 0 else {
        fail(
          "E015", "stage '\(stage)': 'freshness' takes days", at: days.location,
          help: "such as 'freshness: 45d'")
        return nil
      }
      gate.freshness = number
    }
    return gate
  }

  private mutating func share(_ node: Node?, _ key: String) -> Double? {
    guard let node else { return nil }
    let text = node.text ?? ""
    let number = text.hasSuffix("%") ? Double(text.dropLast()).map { $0 / 100 } : Double(text)
    guard let number, number > 0, number <= 100 else {
      fail("E015", "'\(key)' takes a share", at: node.location, help: "such as '\(key): 20%'")
      return nil
    }
    return number
  }

  private mutating func duration(_ node: Node?, _ key: String) -> Duration? {
    guard let node else { return nil }
    if let duration = DurationText.read(node.text ?? "") { return duration }
    fail("E015", "'\(key)' takes a length of time", at: node.location, help: "such as 90s, 10m or 2h")
    return nil
  }

  private static func bytes(_ text: String) -> Int? {
    let digits = text.prefix { ("0"..."9").contains($0) }
    guard let number = Int(digits), number > 0, number < 1_000_000 else { return nil }
    switch text.dropFirst(digits.count) {
    case "MB": return number << 20
    case "GB": return number << 30
    default: return nil
    }
  }
}
