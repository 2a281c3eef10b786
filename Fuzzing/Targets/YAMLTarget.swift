internal import Codebook
internal import Language
internal import Pipelines

/// YAML as a tree, as a contract and as a pipeline: each is read, or everything that is wrong is said and can be printed.
enum YAMLTarget {
  @Sendable static func run(_ input: ArraySlice<UInt8>) {
    let path = ScratchFile.path(input, name: "input.yaml")
    do throws(DiagnosticsError) {
      let node = try YAMLReader.read(path: path, name: "input.yaml")
      _ = node.entries?.count
    } catch {
      expectPrinted(error)
      return
    }
    do throws(DiagnosticsError) {
      let contract = try ContractReader.read(path: path, name: "input.yaml", library: .shipped)
      _ = (contract.schema, contract.types, contract.sourceColumns)
    } catch {
      expectPrinted(error)
    }
    let library = CodeListLibrary.shipped
    let codes = CodeDirectory(
      lookup: { library.lookup(list: $0, code: $1) }, codes: { library[$0].map { $0.items.map(\.code) } })
    let checked = PipelineChecker.check(
      path: path, name: "input.yaml", overrides: [], today: "2026-11-30", kinds: [], codes: codes)
    if case .failure(let error) = checked { expectPrinted(error) }
  }

  private static func expectPrinted(_ error: DiagnosticsError) {
    Fuzz.expect(!error.diagnostics.isEmpty, "a refusal says what is wrong")
    Fuzz.expect(!DiagnosticPrinter.text(error.diagnostics).isEmpty, "what is wrong can be printed")
  }
}
