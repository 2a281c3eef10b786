import Testing

@testable import Stages

/// What readers say, and what whoever runs a command is told.
private let messages: [(String, String)] = [
  ("say where it stands with 'file: {skip: ...}'", "say where it stands with '--skip N'"),
  ("with 'file: {skip: ..., header: ...}'", "with '--skip N --header N'"),
  ("say where it ends with 'file: {until: ...}'", "say where it ends with '--until WORD'"),
  ("'file: {delimiter: \";\"}' or 'file: {delimiter: tab}'", "'--delimiter \";\"' or '--delimiter tab'"),
  ("'file: {encoding: windows-1256}'", "'--encoding windows-1256'"),
  ("such as 'sheet: 2', or its name", "such as '--sheet 2', or its name"),
  ("are left out 'short-rows: blank'", "are left out '--short-rows blank'"),
  ("'header' says how many", "--header says how many"),
  (
    "say it: --maximum before=20,after=50, or 'maximum: {before: 20, after: 50}' in a pipeline",
    "say it: --maximum before=20,after=50"
  ),
  (
    "--phase test,before=WORD, or in a pipeline 'phase: {column: test, before: WORD}'",
    "--phase test,before=WORD"
  ),
  ("--missing A,B, or 'missing' of the column in a contract", "--missing A,B"),
  ("--dates month-day; in a pipeline the contract has the formats of its dates", "--dates month-day"),
  ("--code workshop,code, or 'participant: [workshop, code]'", "--code workshop,code"),
  ("the file is empty", "the file is empty"),
]

/// Messages in the words of whoever runs a command.
@Suite struct CommandLineWordsTests {
  @Test(arguments: messages)
  func keysOfContractsBecomeOptions(_ message: String, _ told: String) {
    #expect(CommandLineWords.told(message) == told)
  }
}
