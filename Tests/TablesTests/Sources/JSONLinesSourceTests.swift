import Foundation
import Tables
import TestSupport
import Testing

struct JSONLinesSourceTests {
  private func file(_ text: String, name: String = "rows.jsonl") throws -> String {
    try WorkbookFile.file(Array(text.utf8), name: name)
  }

  @Test(arguments: [
    (
      "{\"a\":1,\"b\":\"x\"}\n{\"b\":null,\"c\":1.50}\n",
      [["a", "b", "c"], ["1", "x", ""], ["", "", "1.50"]]
    ),
    ("[{\"a\":true},{\"a\":false}]", [["a"], ["TRUE"], ["FALSE"]]),
    (
      "\u{FEFF}{\"a\":{\"b\":1,\"c\":{\"d\":2}},\"e\":[1,\"two\",true,null]}",
      [["a.b", "a.c.d", "e"], ["1", "2", "1 two TRUE "]]
    ),
    ("{\"a\":12345678901234567890.10e+5}", [["a"], ["12345678901234567890.10e+5"]]),
    ("{\"a\":\"\\u0645\\ud83d\\ude00\\n\\/\"}", [["a"], ["م😀\n/"]]),
    ("{\"a\":[]}\n{}\n\n{\"a\":-0}", [["a"], [""], [""], ["-0"]]),
    ("{\n \"a\" : 1 ,\n \"b\" : [ ]\n}", [["a", "b"], ["1", ""]]),
  ])
  func objectsAreRowsAndTheirNamesTheFirst(_ text: String, _ expected: [[String]]) throws {
    #expect(try ReadSource.rows(file(text)).map(\.fields) == expected)
  }

  @Test func theLineOfAnObjectIsItsOwn() throws {
    #expect(try ReadSource.rows(file("{\"a\":1}\n\n{\"a\":\n2}\n{\"a\":3}")).map(\.line) == [1, 1, 3, 5])
    #expect(
      try ReadSource.rows(file("{\"a\":1,\"b\":2}\n{\"a\":3,\"b\":4}"), range: "B3:").map(\.fields) == [["4"]]
    )
  }

  @Test(
    arguments: [
      ("{\"a\":1,\"a\":2}", "duplicate-name", 1), ("{\"a.b\":1,\"a\":{\"b\":2}}", "duplicate-name", 1),
      ("{\"a\":[[1]]}", "nested", 1),
      ("{\"a\":1}\n{\"a\":[{\"b\":1}]}", "nested", 2), ("{\"a\":1}\n[1]", "object", 2),
      ("{\"a\":1}\n{\"a\":01}", "json", 2), ("{\"a\":1}\n{\"a\":", "json", 2),
      ("[{\"a\":1}", "json", 1), ("[{\"a\":1},]", "object", 1), ("[{\"a\":1}]x", "json", 1),
      ("{\"a\":\"\\ud800\"}", "encoding", 1), ("{\"a\":\"\\u0000\"}", "encoding", 1),
      ("{\"a\":\"\u{1}\"}", "json", 1), ("{'a':1}", "json", 1), ("{\"a\":NaN}", "json", 1),
      ("[]", "not-empty", nil), ("", "not-empty", nil), ("{}", "not-empty", nil),
      ("{\"a\":1}{\"a\":\"\\", "json", 1), ("\"text\"", "object", 1),
    ] as [(String, String, Int?)])
  func whatIsNoTableIsRefusedWithItsLine(_ text: String, _ rule: String, _ line: Int?) throws {
    let fault = try #require(ReadSource.fault(try file(text)))
    #expect(fault.rule == rule)
    #expect(fault.line == line)
  }

  @Test func depthIsLimited() throws {
    let deep = { (count: Int) in
      String(repeating: "{\"a\":", count: count) + "1" + String(repeating: "}", count: count)
    }
    #expect(try ReadSource.rows(file(deep(64))).count == 2)
    #expect(ReadSource.fault(try file(deep(65)))?.rule == "size-limit")
    #expect(ReadSource.fault(try file(deep(100_000)))?.rule == "size-limit")
    #expect(ReadSource.fault(try file("{\"a\":" + String(repeating: "[", count: 100_000)))?.rule == "nested")
  }

  @Test func bytesThatAreNotUTF8AreRefused() throws {
    #expect(
      ReadSource.fault(
        try WorkbookFile.file(Array("{\"a\":\"".utf8) + [0xE9] + Array("\"}".utf8), name: "a.jsonl"))?.rule
        == "encoding")
    #expect(
      ReadSource.fault(try WorkbookFile.file([0xFF, 0xFE, 0x7B, 0], name: "a.jsonl"))?.rule == "encoding")
  }

  /// JSONTestSuite (nst/JSONTestSuite): what it says must be refused is refused; what must be accepted is read where it
  /// is a table.
  @Test(.enabled(if: SharedFolder.url != nil, "the shared folder is not here"))
  func theJSONTestSuiteIsReadOrRefused() throws {
    let folder = try #require(SharedFolder.url).appending(path: "nasty/json/JSONTestSuite")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    var read: [String] = []
    for name in names {
      if ReadSource.fault(folder.appending(path: name).path) == nil { read.append(name) }
    }
    #expect(names.count == 161)
    #expect(read.filter { $0.contains("__n_") } == [])
    // Of what must be accepted, these are objects that hold something, without a name twice and without a NUL.
    #expect(
      read == ["test_parsing__y_object_basic.json", "test_parsing__y_object_string_unicode.json"])
  }
}
