import Foundation

/// How well colours are told apart: by contrast, and by eyes that lack one kind of cone.
///
/// Contrast is that of WCAG 2.2, section 1.4.3; dichromats are simulated with the matrices of Machado, Oliveira and
/// Fernandes (2009, table 1, severity 1); differences are CIEDE2000 (Sharma, Wu and Dalal 2005).
public enum ColourSight {
  /// Red, green and blue of `#RRGGBB`, each from 0 to 1; nil for what is no such colour.
  public static func parts(_ colour: String) -> [Double]? {
    let digits = Array(colour.utf8.dropFirst())
    guard colour.utf8.first == 0x23, digits.count == 6 else { return nil }
    let values = stride(from: 0, to: 6, by: 2).compactMap {
      UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
    }
    return values.count == 3 ? values.map { Double($0) / 255 } : nil
  }

  /// The contrast of two colours, from 1 to 21; 1 for what is no colour.
  public static func contrast(_ one: String, _ other: String) -> Double {
    guard let one = parts(one), let other = parts(other) else { return 1 }
    let ends = [luminance(one), luminance(other)].sorted()
    return (ends[1] + 0.05) / (ends[0] + 0.05)
  }

  /// The least difference of two colours to any of the three kinds of dichromats; 0 for what is no colour.
  public static func difference(_ one: String, _ other: String) -> Double {
    guard let one = parts(one), let other = parts(other) else { return 0 }
    let (first, second) = (one.map(linear), other.map(linear))
    return sights.map { matrix in
      func seen(_ colour: [Double]) -> [Double] {
        matrix.map { row in min(1, max(0, zip(row, colour).reduce(0) { $0 + $1.0 * $1.1 })) }
      }
      return ciede2000(lab(seen(first)), lab(seen(second)))
    }.min() ?? 0
  }

  private static let sights: [[[Double]]] = [
    [
      [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998],
    ],
    [
      [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881],
    ],
    [
      [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900],
    ],
  ]

  private static func linear(_ value: Double) -> Double {
    value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }

  private static func luminance(_ colour: [Double]) -> Double {
    0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])
  }

  /// Linear light of sRGB as CIE L*a*b* under D65.
  private static func lab(_ rgb: [Double]) -> (l: Double, a: Double, b: Double) {
    func f(_ t: Double) -> Double { t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116 }
    let x = f((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047)
    let y = f(0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2])
    let z = f((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883)
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))
  }

  static func ciede2000(
    _ one: (l: Double, a: Double, b: Double), _ other: (l: Double, a: Double, b: Double)
  ) -> Double {
    let degree = Double.pi / 180
    func seventh(_ c: Double) -> Double { (pow(c, 7) / (pow(c, 7) + pow(25, 7))).squareRoot() }
    let chroma = (hypot(one.a, one.b) + hypot(other.a, other.b)) / 2
    let g = 0.5 * (1 - seventh(chroma))
    let (a1, a2) = ((1 + g) * one.a, (1 + g) * other.a)
    let (c1, c2) = (hypot(a1, one.b), hypot(a2, other.b))
    func hue(_ a: Double, _ b: Double) -> Double {
      if a == 0, b == 0 { return 0 }
      let angle = atan2(b, a) / degree
      return angle < 0 ? angle + 360 : angle
    }
    let (h1, h2) = (hue(a1, one.b), hue(a2, other.b))
    var turn = h2 - h1
    if c1 * c2 == 0 { turn = 0 } else if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
    let (dl, dc) = (other.l - one.l, c2 - c1)
    let dh = 2 * (c1 * c2).squareRoot() * sin(turn / 2 * degree)
    let (l, c) = ((one.l + other.l) / 2, (c1 + c2) / 2)
    var h = h1 + h2
    if c1 * c2 != 0 {
      h = (h1 - h2).magnitude <= 180 ? h / 2 : h < 360 ? (h + 360) / 2 : (h - 360) / 2
    }
    let t =
      1 - 0.17 * cos((h - 30) * degree) + 0.24 * cos(2 * h * degree) + 0.32 * cos((3 * h + 6) * degree)
      - 0.20 * cos((4 * h - 63) * degree)
    let sl = 1 + 0.015 * pow(l - 50, 2) / (20 + pow(l - 50, 2)).squareRoot()
    let (sc, sh) = (1 + 0.045 * c, 1 + 0.015 * c * t)
    let rotation = -sin(2 * 30 * exp(-pow((h - 275) / 25, 2)) * degree) * 2 * seventh(c)
    let (x, y, z) = (dl / sl, dc / sc, dh / sh)
    return (x * x + y * y + z * z + rotation * y * z).squareRoot()
  }
}
