package tegata.portal.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** A code as QR, for the {@code src} of an image on a paper. */
public final class QrCode {
  /** What an image on a paper begins with; nothing else is let in. */
  static final String PREFIX = "data:image/png;base64,";

  /** Pixels of a module: enough for a sharp edge in print. */
  private static final int MODULE = 8;

  /** 周囲の余白: of four modules, as ISO/IEC 18004 asks for. */
  private static final int QUIET = 4;

  private QrCode() {}

  /** The text as a picture. */
  public static String of(String text) {
    try {
      BitMatrix modules =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.MARGIN,
                      QUIET,
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M));
      var png = new ByteArrayOutputStream();
      ImageIO.write(image(modules), "png", png);
      return PREFIX + Base64.getEncoder().encodeToString(png.toByteArray());
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code", e);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
  }

  private static BufferedImage image(BitMatrix modules) {
    int size = modules.getWidth() * MODULE;
    var image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        image.setRGB(x, y, modules.get(x / MODULE, y / MODULE) ? 0x000000 : 0xFFFFFF);
      }
    }
    return image;
  }
}
