internal import Codebook
internal import Language
internal import Tables

/// What `waymark init` does with any file: a contract is proposed, whose text is YAML, or the file is refused.
enum FirstContractTarget {
  @Sendable static func run(_ input: ArraySlice<UInt8>) {
    let path = ScratchFile.path(input, name: "input.csv")
    do throws(SourceFault) {
      let reading = try FirstTableReading(path: path)
      for kind in [nil, FirstContract.Kind.counts, .records] {
        let contract = ContractRecognition(
          of: reading.table, name: "input", title: "Input", library: .shipped
        ).contract(kind: kind)
        expectYAML(contract.text(source: "input.csv", declaration: reading.declaration))
        for list in contract.writtenLists {
          Fuzz.expect(Set(list.items.map(\.code)).count == list.items.count, "a code stands for one text")
        }
      }
    } catch {
      Fuzz.expect(!error.message.isEmpty, "a fault says what is wrong")
    }
  }

  private static func expectYAML(_ text: String) {
    do throws(DiagnosticsError) {
      let node = try YAMLReader.read(SourceText(name: "contract.yaml", text: text))
      Fuzz.expect(node["columns"] != nil, "a contract has columns")
    } catch {
      Fuzz.violated("a contract is YAML: \(DiagnosticPrinter.text(error.diagnostics))")
    }
  }
}
