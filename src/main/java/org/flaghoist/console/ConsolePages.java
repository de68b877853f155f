package org.flaghoist.console;

import io.hawt.springboot.HawtioPlugin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The hub's own pages in Hawtio: the scripts under {@code static/flaghoist/}. */
@Configuration(proxyBeanMethods = false)
class ConsolePages implements WebMvcConfigurer {

    @Bean
    HawtioPlugin pages() {
        return new HawtioPlugin("flaghoist", "./plugin", "/flaghoist");
    }

    @Override
    public void addViewControllers(ViewControllerRegistry views) {
        views.addRedirectViewController("/", ConsoleLogin.HOME);
    }
}
