namespace ProjectsPlugin.Api.Data.Migrations;

/// <summary>
/// How text is made findable, as generated columns and queries of this version do it. A change is a new migration that writes the columns anew.
/// </summary>
internal static class SearchFunctions
{
    // Of scripts that put no spaces between words: Thai, Lao, Tibetan, Burmese, Khmer, Han, kana, bopomofo; and Hangul, whose words carry endings.
    private const string Unspaced =
        @"\u0E00-\u0FFF\u1000-\u109F\u1780-\u17FF\u2E80-\u2FDF\u3005-\u3007\u3041-\u30FA\u30FC-\u312F\u31A0-\u31BF\u31F0-\u31FF"
        + @"\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF\U00020000-\U0003FFFF";

    // Latin, Greek and Cyrillic diacritics, Hebrew points, Arabic vowels, hamza above and below, and the stroke that only lengthens.
    private const string Marks = @"\u0300-\u036F\u0591-\u05C7\u0640\u064B-\u065F\u0670";

    public const string Create =
        $"""
        -- Without diacritics; letters that have no parts become those that people type for them. Not unaccent(): it is not immutable,
        -- and its rules are a file of the server, which an index would not survive a change of.
        CREATE FUNCTION projects.plain(t text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
        BEGIN
            IF octet_length(t) = char_length(t) THEN
                RETURN t;
            END IF;
            t := translate(t, 'øØłŁđĐðÐħĦıŧŦ', 'oOlLdDdDhHitT');
            t := replace(replace(replace(replace(t, 'ß', 'ss'), 'ẞ', 'SS'), 'þ', 'th'), 'Þ', 'TH');
            t := replace(replace(replace(replace(t, 'æ', 'ae'), 'Æ', 'AE'), 'œ', 'oe'), 'Œ', 'OE');
            RETURN normalize(regexp_replace(normalize(t, NFKD), '[{Marks}]', '', 'g'), NFKC);
        END $$;

        -- PostgreSQL's parser keeps addresses, file names, tags, numbers with signs and hyphenated words whole, and takes what is beyond ASCII
        -- for letters in the locale C. Only plain words are findable in any order, so the signs become spaces. Of scripts without spaces each
        -- character and each two in a row are words: within the first 50,000 characters, so that a tsvector has room for any text.
        CREATE FUNCTION projects.words(t text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
        BEGIN
            t := replace(replace(replace(replace(replace(replace(replace(t, '.', ' '), '@', ' '), '/', ' '), '<', ' '), '&', ' '), '-', ' '), '+', ' ');
            IF octet_length(t) = char_length(t) THEN
                RETURN t;
            END IF;
            t := translate(projects.plain(t), U&'\2019\2013\2014\2044\200C\200D\30FB.()', '          ');
            IF t !~ '[{Unspaced}]' THEN
                RETURN t;
            END IF;
            RETURN regexp_replace(regexp_replace(left(t, 50000), '([{Unspaced}]+)', ' \1 ', 'g'), '([{Unspaced}])', '\1 \1 \1', 'g')
                || regexp_replace(substr(t, 50001), '[{Unspaced}]', ' ', 'g');
        END $$;

        -- A name is also found as its letters are spelt out: Mueller, Aarhus.
        CREATE FUNCTION projects.name_words(t text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
        BEGIN
            IF octet_length(t) = char_length(t) OR t !~ '[äöüåøÄÖÜÅØ]' THEN
                RETURN projects.words(t);
            END IF;
            RETURN projects.words(t) || ' ' || projects.words(
                replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
                t, 'ä', 'ae'), 'Ä', 'AE'), 'ö', 'oe'), 'Ö', 'OE'), 'ü', 'ue'), 'Ü', 'UE'), 'å', 'aa'), 'Å', 'AA'), 'ø', 'oe'), 'Ø', 'OE'));
        END $$;

        CREATE FUNCTION projects.beginnings(t text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
        BEGIN
            t := btrim(projects.words(t));
            RETURN CASE WHEN t <> '' THEN '''' || regexp_replace(t, '\s+', ''':* & ''', 'g') || ''':*' END;
        END $$;
        """;

    public const string Drop =
        "DROP FUNCTION projects.beginnings(text), projects.name_words(text), projects.words(text), projects.plain(text);";
}
