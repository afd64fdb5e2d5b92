/// The characters that mean something on a command line.
enum Ascii {
  static let tab: UInt8 = 0x09
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let exclamation: UInt8 = 0x21
  static let doubleQuote: UInt8 = 0x22
  static let hash: UInt8 = 0x23
  static let ampersand: UInt8 = 0x26
  static let singleQuote: UInt8 = 0x27
  static let minus: UInt8 = 0x2D
  static let semicolon: UInt8 = 0x3B
  static let greater: UInt8 = 0x3E
  static let at: UInt8 = 0x40
  static let backslash: UInt8 = 0x5C
  static let lowerX: UInt8 = 0x78
  static let bar: UInt8 = 0x7C
}
