/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

const replacement = "[redacted]";

/**
 * Takes secrets of at least so many characters out of texts, as they are and as JSON writes them. Shorter ones are words
 * that stand for no key, such as `none`, and would be found everywhere.
 */
export function withoutSecrets(secrets: readonly string[], least: number): Redact {
  const spellings = secrets
    .filter((secret) => secret.length >= least)
    .flatMap((secret) => {
      const json = JSON.stringify(secret).slice(1, -1);
      return [secret, json, json.replaceAll("/", "\\/"), encodeURIComponent(secret)];
    });
  // The longest first: one may hold another.
  const ordered = [...new Set(spellings)].sort((left, right) => right.length - left.length);
  return (text) => ordered.reduce((rest, secret) => rest.replaceAll(secret, replacement), text);
}
