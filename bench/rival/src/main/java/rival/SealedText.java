package rival;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.springframework.stereotype.Component;

/** A text that is encrypted in its column. */
@Converter
@Component
class SealedText implements AttributeConverter<String, byte[]> {
  private final Secrets secrets;

  SealedText(Secrets secrets) {
    this.secrets = secrets;
  }

  @Override
  public byte[] convertToDatabaseColumn(String text) {
    return text == null ? null : secrets.seal(text);
  }

  @Override
  public String convertToEntityAttribute(byte[] sealed) {
    return sealed == null ? null : secrets.open(sealed);
  }
}
