/// Octets from a terminal in, characters out.
///
/// An octet that is no UTF-8 stands for the character of the same number, as in Latin-1.
struct UTF8Decoder {
  private var value: UInt32 = 0
  private var missing = 0

  /// Takes an octet; returns the character that it completes.
  mutating func take(_ octet: UInt8) -> Unicode.Scalar? {
    if missing > 0, octet & 0xC0 == 0x80 {
      value = value << 6 | UInt32(octet & 0x3F)
      missing -= 1
      return missing == 0 ? Unicode.Scalar(value) : nil
    }
    switch octet {
    case 0xC2...0xDF: (value, missing) = (UInt32(octet & 0x1F), 1)
    case 0xE0...0xEF: (value, missing) = (UInt32(octet & 0x0F), 2)
    case 0xF0...0xF4: (value, missing) = (UInt32(octet & 0x07), 3)
    default:
      missing = 0
      return Unicode.Scalar(octet)
    }
    return nil
  }
}
