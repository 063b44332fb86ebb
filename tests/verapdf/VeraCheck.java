import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.verapdf.core.EncryptedPdfException;
import org.verapdf.core.ModelParsingException;
import org.verapdf.core.ValidationException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Checks PDF files against veraPDF profiles: VeraCheck PROFILE[,PROFILE...] FILE...
 *
 * <p>Writes one line per file and profile, fields parted by tabs: PASS or FAIL, profile, file, the
 * number of assertions; and below a FAIL one line per broken rule: RULE, clause, message, place.
 */
public final class VeraCheck {
  private VeraCheck() {}

  /** Exits with 0 when every file passes every profile, with 1 when not. */
  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean isCompliant = true;
    for (int index = 1; index < arguments.length; index++) {
      for (String profile : arguments[0].split(",")) {
        isCompliant &= passes(Path.of(arguments[index]), profile);
      }
    }
    System.exit(isCompliant ? 0 : 1);
  }

  private static boolean passes(Path file, String profile)
      throws IOException, ModelParsingException, EncryptedPdfException, ValidationException {
    PDFAFlavour flavour = PDFAFlavour.fromString(profile);
    try (InputStream content = Files.newInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(content, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      String verdict = result.isCompliant() ? "PASS" : "FAIL";
      System.out.printf("%s\t%s\t%s\t%d%n", verdict, profile, file, result.getTotalAssertions());
      brokenRules(result).forEach(System.out::println);
      return result.isCompliant();
    }
  }

  /** One line per rule, however often it is broken. */
  private static Set<String> brokenRules(ValidationResult result) {
    Set<String> seen = new TreeSet<>();
    Set<String> lines = new TreeSet<>();
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() != TestAssertion.Status.FAILED) {
        continue;
      }
      String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
      if (seen.add(rule)) {
        String place = assertion.getLocation().getContext();
        lines.add(String.join("\t", "RULE", rule, assertion.getMessage(), place));
      }
    }
    return lines;
  }
}
