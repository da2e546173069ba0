/** What an attribute may be set to; undefined leaves it out. */
type Attribute = string | number | undefined;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

// What XML 1.0 does not allow at all, bidirectional overrides, and lone halves of surrogate pairs.
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Any text as XML text that shows just that: nothing in it is markup. */
export const xmlText = (text: string): string =>
  text.replace(forbidden, ' ').replace(/[&<>"']/g, character => entities[character] as string);

const printNumber = (value: number): string => String(Math.round(value * 10) / 10);

/** An SVG element; children are SVG already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, Attribute>>,
  ...children: readonly string[]
): string {
  const printed = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) =>
        ` ${key}="${typeof value === 'number' ? printNumber(value) : xmlText(String(value))}"`,
    )
    .join('');
  return children.length === 0 ? `<${name}${printed}/>` : `<${name}${printed}>${children.join('')}</${name}>`;
}
