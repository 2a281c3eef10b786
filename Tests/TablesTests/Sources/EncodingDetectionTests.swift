import Tables
import TestSupport
import Testing

/// Encodings told by the letters of a text, or refused where two are close.
@Suite struct EncodingDetectionTests {
  /// Sentences of the field in the code page that people of the language write.
  static let texts: [(encoding: String, text: String)] = [
    (
      "windows-1252",
      "année,région,sexe,détectés\n2021,Île-de-France,féminin,12\n2022,Côte d'Azur,élevé,7\n2023,Rhône,prénom à vérifier,3\n"
    ),
    ("windows-1252", "año,género,víctimas\n2021,niña,12\n2022,niño,9\n2023,según región,3\n2024,Bogotá,1\n"),
    (
      "windows-1252",
      "ano,município,vítimas\n2021,São Luís,12\n2022,Brasília,9\n2023,não informado,3\n2024,exploração,2\n"
    ),
    ("windows-1252", "Jahr,Geschlecht,Fälle\n2021,männlich,12\n2022,Zürich,9\n2023,über 18,3\n2024,Köln,1\n"),
    ("windows-1251", "год,пол,жертвы\n2021,женщина,12\n2022,мужчина,9\n2023,Душанбе,3\n2024,неизвестно,1\n"),
    ("windows-1254", "yıl,ilçe,mağdur\n2021,Şişli,12\n2022,Üsküdar,9\n2023,Doğubayazıt,3\n2024,Kadıköy,1\n"),
    // One word that heads tables, and hardly another letter beyond ASCII.
    ("windows-1250", "Kod,Płeć,Wynik\nP1,K,12\nP2,M,9\n"),
    ("windows-1252", "Code,Note avant,Note après\nP1,12,14\nP2,9,11\n"),
    ("windows-1252", "Clave,Compañía,Antes\nP1,A,12\nP2,B,9\n"),
    ("windows-1256", "السنة,الجنس,الضحايا\n2021,أنثى,12\n2022,ذكر,9\n2023,صلاح الدين,3\n2024,غير معروف,1\n"),
    ("windows-1256", "سال,جنسيت,تعداد\n1400,زن,12\n1401,مرد,9\n1402,پکتيکا,3\n1403,ننگرهار,1\n"),
    ("windows-1256", "سال,ضلع,متاثرين\n2021,لڑکی,12\n2022,پشاور,9\n2023,گوجرانوالہ,3\n2024,کوئٹہ,1\n"),
    // A table of few words.
    ("windows-1256", "الشهر,العدد\n2024-01,12\n2024-02,15\n2024-03,9\n"),
    ("windows-1256", "سال,زن,مرد\n1400,12,15\n1401,15,18\n"),
    ("windows-1256", "سال,تعداد\n2020,12\n2021,15\n"),
    ("windows-1256", "المحافظة,السنة,عدد الضحايا\nبغداد,2020,12\nالبصرة,2021,15\n"),
    (
      "windows-1250",
      "rok,płeć,ofiary\n2021,kobieta młodsza,12\n2022,mężczyzna,9\n2023,Łódź,3\n2024,świętokrzyskie,1\n"
    ),
    (
      "windows-1250",
      "rok,pohlaví,oběti\n2021,žena,12\n2022,muž starší,9\n2023,Ústí nad Labem,3\n2024,děti,1\n"
    ),
    ("windows-1253", "έτος,φύλο,θύματα\n2021,γυναίκα,12\n2022,άνδρας,9\n2023,Θεσσαλονίκη,3\n2024,Αθήνα,1\n"),
    ("windows-1255", "שנה,מין,מספר\n2021,אישה,12\n2022,גבר,9\n2023,ירושלים,3\n2024,חיפה,1\n"),
  ]

  /// The bytes of a text in a page, by reading all bytes of the page.
  private static func bytes(_ text: String, _ encoding: String) throws -> [UInt8] {
    var letters: [String: UInt8] = [:]
    for byte in UInt8(0x80)...0xFF {
      let file = try WrittenFile([0x78, byte, 0x0A])
      var options = SourceOptions()
      options.encoding = encoding
      var source = try DelimitedSource(path: file.path, options: options)
      if let cell = try? source.next()?.fields.first {
        letters[String(cell.unicodeScalars.dropFirst())] = byte
      }
    }
    return try text.unicodeScalars.map { scalar in
      if scalar.isASCII { return UInt8(scalar.value) }
      let plain = ["ی": "ي", "ہ": "ہ"][String(scalar)] ?? String(scalar)
      return try #require(letters[plain], "\(encoding) has no \(scalar)")
    }
  }

  @Test(arguments: texts.indices) func thePageIsToldByItsLetters(_ index: Int) throws {
    let (encoding, text) = Self.texts[index]
    let file = try WrittenFile(try Self.bytes(text, encoding))
    let found = try SourceDetection.detect(path: file.path, options: SourceOptions(), columns: [])
    #expect(found.options.encoding == encoding)
    #expect(found.taken.first == encoding)
    #expect(found.declaration == ["encoding: \(encoding)"])
  }

  @Test func aFileOfMostlyUTF8IsNoCodePage() throws {
    let file = try WrittenFile(Array("a,b\nزن,1\nمرد,2\n".utf8) + [0xE9, 0x2C, 0x33, 0x0A])
    let fault = try #require(throws: SourceFault.self) {
      try SourceDetection.detect(path: file.path, options: SourceOptions(), columns: [])
    }
    #expect(fault.rule == "encoding" && fault.line == 4)
  }

  /// One letter says little: what reads it in two plausible ways is refused, with both names.
  @Test func closePagesAreRefusedByName() throws {
    let file = try WrittenFile(Array("a,b\nx,1\n".utf8) + [0xE8, 0x2C, 0x33, 0x0A])
    let fault = try #require(throws: SourceFault.self) {
      try SourceDetection.detect(path: file.path, options: SourceOptions(), columns: [])
    }
    #expect(fault.rule == "encoding" && fault.line == 3)
    #expect(fault.message.contains("encoding: windows-12"), "\(fault)")
  }

  @Test func utf16WithoutAMarkIsToldByItsZeros() throws {
    let text = "سال,n\n۱۴۰۰,12\n1401,13\n1402,14\n"
    let low = try WrittenFile(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    let high = try WrittenFile(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
    #expect(
      try SourceDetection.detect(path: low.path, options: SourceOptions(), columns: []).declaration == [
        "encoding: utf-16le"
      ])
    #expect(
      try SourceDetection.detect(path: high.path, options: SourceOptions(), columns: []).declaration == [
        "encoding: utf-16be"
      ])
  }

  @Test func aTextThatWasEncodedTwiceIsSaid() throws {
    let file = try WrittenFile("name,n\nit\u{92}s,1\n")
    let found = try SourceDetection.detect(path: file.path, options: SourceOptions(), columns: [])
    #expect(found.declaration.isEmpty)
    #expect(found.taken.count == 1 && found.taken[0].contains("encoded twice"))
  }
}
