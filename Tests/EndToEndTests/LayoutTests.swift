import Foundation
import TestSupport
import Testing

@Suite struct LayoutTests {
  @Test func packageRootHoldsThePackage() {
    let manifest = SharedFolder.packageRoot.appending(path: "Package.swift")
    #expect(FileManager.default.fileExists(atPath: manifest.path))
  }
}
