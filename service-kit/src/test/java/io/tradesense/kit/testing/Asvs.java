package io.tradesense.kit.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The requirements of OWASP ASVS 5.0 that a test shows to be met; {@code docs/security.md} lists the same numbers. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.SOURCE)
public @interface Asvs {
    String[] value();
}
