package io.jikimi.cli;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

import picocli.CommandLine.IVersionProvider;

import java.io.IOException;

/** The version that the build wrote down. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        var info = new ClassPathResource("META-INF/build-info.properties");
        var version =
                info.exists()
                        ? PropertiesLoaderUtils.loadProperties(info).getProperty("build.version")
                        : "of sources that were never packaged";
        return new String[] {"Jikimi " + version};
    }
}
