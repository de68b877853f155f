package org.flaghoist.browser;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** All pages with one hub and one browser, as one class for the build, which would give each class to the next JVM. */
@Suite
@SelectPackages("org.flaghoist.browser")
@IncludeClassNamePatterns(".*\\.(?!AllPages)\\w+IT")
class AllPagesIT {}
