import Foundation
import Tables
import TestSupport
import Testing

/// Encodings of East Asia are refused by name, and code pages that look a little like them are read.
@Suite struct DoubleByteEncodingTests {
  /// Texts of tables as they are written in each encoding.
  static let texts: [(encoding: String, bytes: [UInt8])] = [
    (
      "Shift-JIS",
      Array(
        Data(
          base64Encoded:
            "lE4sk3OTuZV7jKcskKuVyiyU7YpRjtKQlAoyMDIxLJOMi56TcyyPl5CrLDEyCjIwMjEskeWN45V7LJJqkKssOQoyMDIyLJOMi56TcyyPl5CrLDE1Cg=="
        ) ?? Data())
    ),
    ("Shift-JIS", Array(Data(base64Encoded: "lE6TeCyMj5CUCpffmGEylE4sMTIKl9+YYTOUTiwxNQo=") ?? Data())),
    (
      "Shift-JIS",
      Array(Data(base64Encoded: "jZGQ0CyQbJCUCoN0g0KDioNzg5MsMTIKg16DQyw5CoN4g2eDaYOALDQK") ?? Data())
    ),
    (
      "EUC-JP",
      Array(Data(base64Encoded: "ufHA0iyk0qTICqXVpaOl6qXUpfMsMTIKpb+lpCw5CqXZpcilyqXgLDQK") ?? Data())
    ),
    (
      "EUC-KR",
      Array(
        Data(base64Encoded: "v6y1tSzB9r+qLLy6urAsx8fH2MDaCjIwMjEsvK2/7yy/qby6LDEyCjIwMjEsus676iyzsry6LDkK")
          ?? Data())
    ),
    ("EUC-KR", Array(Data(base64Encoded: "s+K1tSywx7z2CjIwMjAsMTIKMjAyMSwxNQo=") ?? Data())),
    (
      "GBK",
      Array(
        Data(
          base64Encoded:
            "xOq33SzKobfdLNDUsfAsyty6ptXfCjIwMjEs1MbEzyzFriwxMgoyMDIxLLnjzvcsxNAsOQoyMDIyLNTGxM8sxa4sOAo=")
          ?? Data())
    ),
    (
      "Big5",
      Array(
        Data(
          base64Encoded:
            "pn6l9yy/pKWrLKnKp08ss1GuYKRIvMYKMjAyMSy7T6VfpasspGssMTIKMjAyMSywqravpassqGssOQoyMDIyLLtPpV+lqyykayw4Cg=="
        ) ?? Data())
    ),
  ]

  private func encoding(_ bytes: [UInt8]) throws -> String? {
    let file = try WrittenFile(bytes)
    return try SourceDetection.detect(path: file.path, options: SourceOptions(), columns: []).options.encoding
  }

  @Test(arguments: texts.indices) func anEncodingOfEastAsiaIsNamed(_ index: Int) throws {
    let (name, bytes) = Self.texts[index]
    let fault = try #require(throws: SourceFault.self) { _ = try encoding(bytes) }
    #expect(fault.rule == "encoding")
    #expect(
      fault.message.contains("(\(name))") && fault.message.contains("save it as UTF-8"), "\(fault.message)")
  }

  /// Words of code pages each letter of which has one byte, of even length too.
  static let pages: [(encoding: String, bytes: [UInt8])] = [
    (
      "windows-1256",
      Array(Data(base64Encoded: "x+HU5dEs0N/RLNrPzwrt5Mft0SwxMiwzCuPH0dMsMTUsNArjx+3mLDksNwo=") ?? Data())
    ),
    (
      "windows-1256",
      Array(
        Data(
          base64Encoded: "yOHPLNPkySzaz88gx+HWzcftxwrK5uTTLDIwMjAsMTIK49XRLDIwMjEsMTUK4e3I7ccsMjAyMSw3Cg==")
          ?? Data())
    ),
    (
      "windows-1251",
      Array(
        Data(base64Encoded: "7uHr4PHy/Czj7uQs6+j24ArM6O3x6iwyMDIwLDEyCs7s8eosMjAyMSwxNQrS8+vgLDIwMjEsNQo=")
          ?? Data())
    ),
    (
      "windows-1251",
      Array(
        Data(
          base64Encoded:
            "zsHLwNHS3CzDzsQsy8jWwArMyM3RyiwyMDIwLDEyCs7M0cosMjAyMSwxNQrS08vALDIwMjEsNQrXyNLALDIwMjEsOQo=")
          ?? Data())
    ),
    (
      "windows-1252",
      Array(
        Data(
          base64Encoded:
            "YW5u6WUsculnaW9uLGTpdGVjdOlzCjIwMjEszmxlLWRlLUZyYW5jZSwxMgoyMDIyLEP0dGUgZCdBenVyLDcKMjAyMyxSaPRuZSwzCg=="
        ) ?? Data())
    ),
  ]

  @Test(arguments: pages.indices) func aCodePageIsReadAsBefore(_ index: Int) throws {
    #expect(try encoding(Self.pages[index].bytes) == Self.pages[index].encoding)
  }
}
