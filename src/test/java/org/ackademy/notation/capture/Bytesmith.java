package org.ackademy.notation.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/** Builds byte arrays by hand. */
final class Bytesmith {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteOrder order;

  Bytesmith(ByteOrder order) {
    this.order = order;
  }

  static Bytesmith big() {
    return new Bytesmith(ByteOrder.BIG_ENDIAN);
  }

  Bytesmith u8(int value) {
    out.write(value);
    return this;
  }

  Bytesmith u16(int value) {
    return raw(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
  }

  Bytesmith u32(long value) {
    return raw(ByteBuffer.allocate(4).order(order).putInt((int) value).array());
  }

  Bytesmith i64(long value) {
    return raw(ByteBuffer.allocate(8).order(order).putLong(value).array());
  }

  Bytesmith raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** Bytes in hexadecimal; blanks mean nothing. */
  Bytesmith hex(String digits) {
    return raw(HexFormat.of().parseHex(digits.replace(" ", "")));
  }

  Bytesmith zeros(int count) {
    return raw(new byte[count]);
  }

  int size() {
    return out.size();
  }

  byte[] done() {
    return out.toByteArray();
  }
}
