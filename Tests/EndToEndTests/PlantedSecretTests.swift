import Foundation
import Testing

/// What is said when a data file is named by mistake, and when figures of case records meet a gate.
@Suite(.serialized) struct PlantedSecretTests {
  static let secret = "Zqx7Secret"

  /// A data file that somebody names in place of another, in forms that come close to YAML.
  static let contents = [
    "case_id,name,phone\n1,\(secret),+93700\(secret)\n",
    "name: \(secret)\nname: \(secret)\nphone: \(secret)\n",
    "- name: \(secret)\n  \(secret): 1\n", "{\"\(secret)\": [{\"name\": \"\(secret)\"}]}\n",
    "\(secret)\t\(secret)\n\t\(secret): x\n", "contact: \(secret)\n\(secret): *\(secret)\n",
    "stage: \(secret)\nname: &\(secret) x\n",
  ]

  static let uses: [(name: String, change: (String, String))] = [
    ("contract", ("../data/contracts/frontex-detections.yaml", "../data/figures/secret.csv")),
    ("include", ("stages:\n", "include: [../data/figures/secret.csv#stages.x]\nstages:\n")),
    ("include near", ("stages:\n", "include: [../data/figures/secret.csv#stages.Zqx7Secre]\nstages:\n")),
  ]

  private func leaks(_ workspace: SmallWorkspace) throws -> [String] {
    var found: [String] = []
    for folder in ["pipelines", "reports"] {
      let root = workspace.url.appending(path: folder)
      for name in (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? [] {
        let data = FileManager.default.contents(atPath: root.appending(path: name).path) ?? Data()
        if name.contains(Self.secret) || data.range(of: Data(Self.secret.utf8)) != nil { found.append(name) }
      }
    }
    return found
  }

  private func expectSilence(
    _ workspace: SmallWorkspace, _ path: String, _ where: Comment
  ) throws {
    for words in [
      ["check", path], ["plan", path], ["run", path], ["run", path, "--log", "json"], ["graph", path],
      ["show", path, "night"], ["why", path, "night"], ["schedule", path, "--at", "02:30"],
    ] {
      let run = try CommandRun.waymark(words, in: workspace.url)
      #expect(run.exitCode != 0, "\(words) \(`where`)")
      #expect(!(run.messages + run.output).contains(Self.secret), "\(words) \(`where`): \(run.messages)")
    }
  }

  @Test(arguments: contents) func aDataFileInPlaceOfAnotherIsNotQuoted(_ content: String) throws {
    for (name, change) in Self.uses {
      let workspace = try SmallWorkspace(
        pipeline: SmallWorkspace.text.replacing(change.0, with: change.1))
      try workspace.write(content, to: "data/figures/secret.csv")
      try expectSilence(workspace, SmallWorkspace.pipeline, "\(name)")
      #expect(try leaks(workspace) == [])
    }
    let workspace = try SmallWorkspace()
    try workspace.write(content, to: "data/figures/secret.csv")
    try expectSilence(workspace, "data/figures/secret.csv", "pipeline")
    try workspace.write(content, to: "data/codelists/secret.csv")
    try expectSilence(workspace, SmallWorkspace.pipeline, "code list")
    #expect(try leaks(workspace) == [])
  }

  @Test func whatIsWrongIsOneJSONObjectALine() throws {
    let workspace = try SmallWorkspace(
      pipeline: SmallWorkspace.text.replacing("season: 12", with: "saison: 12").replacing("alpha", with: "x"))
    for words in [
      [SmallWorkspace.pipeline], ["nowhere.yaml"], [], [SmallWorkspace.pipeline, "--jobs", "none"],
      [SmallWorkspace.pipeline, "--what"], [SmallWorkspace.pipeline, "--param", "countries=AFGH"],
    ] {
      for log in [["--log", "json"], ["--log=json"]] {
        let run = try CommandRun.waymark(["run"] + words + log, in: workspace.url)
        #expect(run.exitCode == 2)
        let lines = run.messages.split(separator: "\n")
        #expect(!lines.isEmpty)
        for line in lines {
          let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
          #expect(object?["event"] is String && object?["message"] is String, "\(line)")
        }
      }
    }
    let run = try workspace.run(fault: nil, "--log", "json")
    let line = try #require(run.messages.split(separator: "\n").first)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(
      object["code"] as? String == "E011" && object["line"] as? Int == 17 && object["column"] as? Int == 13)
    #expect(
      object["file"] as? String == SmallWorkspace.pipeline && object["event"] as? String == "diagnostic")
  }

  /// A pipeline of case records whose counts meet a gate, and that tells somebody.
  private func gated(_ gate: String) throws -> SmallWorkspace {
    let workspace = try SmallWorkspace(
      pipeline: """
        waymark: 1
        pipeline: small
        title: Gated
        notify: {command: [./tell.sh]}
        stages:
          records:
            load: {files: ../data/figures/people.csv, contract: ../data/contracts/people.yaml}
          cases:
            from: records
            clean: {}
          counts:
            from: cases
            disaggregate: {measure: {people: count()}, by: {citizenship: total+each}, period: year}
            gate: \(gate)
          pages:
            from: {counts: counts}
            render: {template: nightly, formats: [csv], audience: internal}
          publish:
            from: {pages: pages}
            publish: {to: ../reports/small, audience: internal}

        """)
    try workspace.write(
      """
      contract: people
      unit: victim
      columns:
        id: {type: text, role: key}
        citizenship: {type: code, list: countries, role: dimension}
        day: {type: date, role: period}

      """, to: "data/contracts/people.yaml")
    let script = workspace.url.appending(path: "pipelines/tell.sh")
    try Data("#!/bin/sh\nenv | grep WAYMARK_ >> told\n".utf8).write(to: script)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path)
    return workspace
  }

  private func people(_ counts: [(String, Int)], day: String = "2013-07-04") -> String {
    var text = "id,citizenship,day\n"
    for (country, count) in counts {
      for number in 0..<count { text += "\(country)\(number),\(country),\(day)\n" }
    }
    return text
  }

  @Test(arguments: [
    ("{volume: 50%}", 7_919, 0, "more than the 50.0 %", "1014 -> 7919"),
    ("{share: {of: citizenship, change: 10%}}", 1_013, 3_037, "more than the 10.0 %", "74.9 %"),
    ("{freshness: 1000d}", 1_013, 1, "more than 1000 days ago", "2013-12-31"),
  ])
  func aGateOverRecordsTellsItsRuleAndTheOwnerAloneSeesFigures(
    _ gate: String, _ afghan: Int, _ pakistani: Int, _ words: String, _ figures: String
  ) throws {
    let workspace = try gated(gate)
    if !gate.contains("freshness") {
      try workspace.write(people([("AFG", 1_013), ("PAK", 1)]), to: "data/figures/people.csv")
      let first = try workspace.run()
      #expect(first.exitCode == 0, "\(first.messages)")
    }
    try workspace.write(people([("AFG", afghan), ("PAK", pakistani)]), to: "data/figures/people.csv")
    for log in ["text", "json"] {
      let run = try workspace.run(fault: nil, "--log", log)
      #expect(run.exitCode == 3 && run.messages.contains(words), "\(run.messages)")
      let told = workspace.url.appending(path: "pipelines/told")
      let said = try run.messages + String(contentsOf: told, encoding: .utf8)
      #expect(said.contains("WAYMARK_EVENT=gate"))
      // Folders and times of day may hold any digits.
      let plain = said.replacing(workspace.url.path, with: "").replacing(/"time":"[^"]*"/, with: "")
      for figure in ["7919", "1013", "1014", "3037", "4050", "681", "74.9", "2013"] {
        #expect(!plain.contains(figure), "\(figure): \(said)")
      }
    }
    let why = try workspace.waymark("why", SmallWorkspace.pipeline, "counts", "--param", "today=2026-11-24")
    #expect(why.output.contains("its gate is not passed") && why.output.contains(figures), "\(why.output)")
  }

  @Test func whatATerminalWouldObeyIsSpelledOutWhereverItIsSaid() throws {
    let name = "det\u{1B}[31m\u{202E}ections.csv"
    let workspace = try SmallWorkspace(
      pipeline: SmallWorkspace.text
        .replacing("../data/figures/detections.csv", with: "\"../data/figures/det\\e[31m\\u202Eections.csv\"")
        .replacing("title: A small pipeline", with: "title: \"A \\u202Esmall\\e pipeline\""))
    for words in [["run"], ["run", "--log", "json"]] {
      let run = try CommandRun.waymark(words + [SmallWorkspace.pipeline], in: workspace.url)
      #expect(run.exitCode == 3)
      #expect(!run.messages.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" }, "\(run.messages)")
    }
    let figures = workspace.url.appending(path: "data/figures")
    try FileManager.default.moveItem(
      at: figures.appending(path: "detections.csv"), to: figures.appending(path: name))
    #expect(try workspace.run().exitCode == 0)
    let page = try #require(try workspace.published()["small/2026-11-24.1/index.html"])
    let text = String(decoding: page, as: UTF8.self)
    #expect(text.contains("A &lt;U+202E&gt;small") && !text.contains("\u{202E}") && !text.contains("\u{1B}"))
  }

  @Test func noFileForProgramsHoldsWhatHidesOrTurns() throws {
    let workspace = try SmallWorkspace(
      pipeline: SmallWorkspace.text
        .replacing("title: A small pipeline", with: "title: \"A \\u202Esmall\\e\\x7F پای\u{200C}پ\"")
        .replacing("../reports/small", with: "\"../reports/sm\\u202Eall\""))
    #expect(try workspace.run().exitCode == 0)
    let history = try workspace.waymark("history", SmallWorkspace.pipeline, "--format", "json").output
    let folder = workspace.url.appending(path: "reports/sm\u{202E}all")
    func text(_ url: URL) throws -> String { try String(contentsOf: url, encoding: .utf8) }
    let manifest = try text(folder.appending(path: "latest/manifest.json"))
    let status = try text(folder.appending(path: "status.json"))
    let stored = try text(workspace.url.appending(path: "pipelines/.waymark/small/history"))
    for content in [history, manifest, status, stored] {
      #expect(!content.unicodeScalars.contains { "\u{202E}\u{1B}\u{7F}".unicodeScalars.contains($0) })
    }
    #expect(history.contains("sm\\u202eall") && stored.contains("u202e") && manifest.contains("\u{200C}"))
    let object = try JSONSerialization.jsonObject(with: Data(manifest.utf8)) as? [String: Any]
    #expect(object?["title"] as? String == "A \u{202E}small\u{1B}\u{7F} پای\u{200C}پ")
    #expect(try workspace.run().messages.contains("nothing to do"))
  }

  @Test(arguments: [
    "https://me:\(secret)@example.org/x.csv", "s3://\(secret)@place/x", "me:\(secret)@host:/x.csv",
  ])
  func anAddressInPlaceOfAPathIsRefusedWithoutItsPassword(_ address: String) throws {
    let include = "include: [\"\(address)#stages.x\"]\nstages:\n"
    for (old, new) in [
      ("files: ../data/figures/detections.csv", "files: \(address)"),
      ("contract: ../data/contracts/frontex-detections.yaml", "contract: \(address)"),
      ("to: ../reports/small", "to: \(address)"), ("parameters:\n", "roots: [\"\(address)\"]\nparameters:\n"),
      ("stages:\n", include),
    ] {
      let workspace = try SmallWorkspace(pipeline: SmallWorkspace.text.replacing(old, with: new))
      for command in ["check", "run"] {
        let run = try workspace.waymark(command, SmallWorkspace.pipeline)
        #expect(run.exitCode == 2 && !(run.messages + run.output).contains(Self.secret), "\(run.messages)")
        #expect(run.messages.contains("pipelines/small.yaml:"), "\(run.messages)")
      }
    }
    for words in [
      ["check", address], ["history", address], ["run", SmallWorkspace.pipeline, "--store", address],
    ] {
      let workspace = try SmallWorkspace()
      let run = try CommandRun.waymark(words, in: workspace.url)
      #expect(run.exitCode == 2 && !(run.messages + run.output).contains(Self.secret), "\(run.messages)")
    }
  }
}
