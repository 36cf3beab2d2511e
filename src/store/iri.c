#include "store/iri.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <unistr.h>

/* RFC 3987, 2.2: unreserved, sub-delims, and what stands between the parts. */
#define SIGNS "-._~!$&'()*+,;=:@/?"

/* scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." ). NULL: there is none, or no colon behind. */
static const char *behind_scheme(const char *text)
{
    if (!isascii((unsigned char)*text) || !isalpha((unsigned char)*text)) {
        return NULL;
    }
    while (isascii((unsigned char)*text) &&
           (isalnum((unsigned char)*text) || (*text != '\0' && strchr("+-.", *text)))) {
        text++;
    }
    return *text == ':' ? text + 1 : NULL;
}

/* ucschar and iprivate of RFC 3987, but for the marks that turn the direction of writing, which 4.1
 * forbids. */
static bool is_beyond_ascii(ucs4_t code)
{
    bool turns = code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E);
    return code >= 0xA0 && !turns && (code < 0xFDD0 || code > 0xFDEF) && (code & 0xFFFF) < 0xFFFE &&
           (code < 0xFFF0 || code > 0xFFFD) && (code < 0xE0000 || code > 0xE0FFF);
}

/* The bytes of the character at TEXT; 0: an IRI has none such there. */
static int character(const char *text, bool literal)
{
    unsigned char c = (unsigned char)*text;
    ucs4_t code;
    if (c == '%') {
        return isxdigit((unsigned char)text[1]) && isxdigit((unsigned char)text[2]) ? 3 : 0;
    }
    if (isascii(c)) {
        return isalnum(c) || strchr(SIGNS, c) || (literal && strchr("[]", c)) ? 1 : 0;
    }
    int bytes = u8_strmbtouc(&code, (const uint8_t *)text);
    return bytes > 0 && is_beyond_ascii(code) ? bytes : 0;
}

bool iri_is_absolute(const char *text)
{
    const char *rest = behind_scheme(text);
    if (!rest || *rest == '\0') {
        return false;
    }
    /* An address in brackets is a host's alone: "//[::1]/". */
    const char *host = strncmp(rest, "//", 2) == 0 ? rest + 2 : rest;
    const char *end = host + (host > rest ? strcspn(host, "/?") : 0);
    for (int bytes; *rest != '\0'; rest += bytes) {
        bytes = character(rest, rest >= host && rest < end);
        if (bytes == 0) {
            return false;
        }
    }
    return true;
}
