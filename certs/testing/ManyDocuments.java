import java.io.File;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs one program for many documents in one virtual machine: `java -cp tool.jar ManyDocuments.java CLASS DIRECTORY OPTIONS…`.
 * What it writes to standard output for `x.xml` goes to `x.xml.out`. Prints the name of each document that it did not take.
 */
public class ManyDocuments {
    public static void main(String[] arguments) throws Exception {
        Method program = Class.forName(arguments[0]).getMethod("main_aux", String[].class);
        List<String> options = Arrays.asList(arguments).subList(2, arguments.length);
        File[] documents = new File(arguments[1]).listFiles((directory, name) -> name.endsWith(".xml"));
        PrintStream own = System.out;
        for (File document : documents) {
            List<String> said = new ArrayList<>(options);
            said.add(document.getPath());
            try (PrintStream output = new PrintStream(new FileOutputStream(document.getPath() + ".out"))) {
                System.setOut(output);
                Object result = program.invoke(null, (Object) said.toArray(new String[0]));
                System.setOut(own);
                if (!"SUCCESS".equals(result.toString())) own.println(document.getName() + " " + result);
            }
        }
    }
}
