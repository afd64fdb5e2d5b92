import Octets

/// Octets from a terminal in, characters out.
///
/// An octet that is no UTF-8 stands for the character of the same number, as in Latin-1.
struct UTF8Decoder {
  private var value: UInt32 = 0
  private var missing = 0

  /// Takes an octet; returns the character that it completes.
  mutating func take(_ octet: UInt8) -> Unicode.Scalar? {
    if missing > 0, octet.continuesCharacter {
      value = value << 6 | UInt32(octet & 0x3F)
      missing -= 1
      return missing == 0 ? Unicode.Scalar(value) : nil
    }
    missing = octet.characterLength - 1
    guard missing > 0 else { return Unicode.Scalar(octet) }
    value = UInt32(octet) & (0x3F >> UInt32(missing))
    return nil
  }
}
