/** The five components of RFC 3986; undefined = absent, which differs from empty. */
interface UriParts {
  scheme: string | undefined;
  authority: string | undefined;
  path: string;
  query: string | undefined;
  fragment: string | undefined;
}

// RFC 3986 appendix B; it matches every string.
const URI = /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/is;

function parse(uri: string): UriParts {
  const [, scheme, authority, path = '', query, fragment] = URI.exec(uri) ?? [];
  return { scheme, authority, path, query, fragment };
}

/** Resolves a URI reference against a base (RFC 3986 §5.2); works for relative bases and URNs as well. */
export function resolveUri(reference: string, base: string): string {
  const ref = parse(reference);
  if (ref.scheme !== undefined) return format({ ...ref, path: removeDots(ref.path, ref.authority) });
  const from = parse(base);
  if (ref.authority !== undefined)
    return format({ ...ref, scheme: from.scheme, path: removeDots(ref.path, ref.authority) });
  const { scheme, authority } = from;
  if (ref.path === '')
    return format({
      scheme,
      authority,
      path: from.path,
      query: ref.query ?? from.query,
      fragment: ref.fragment,
    });
  const path = ref.path.startsWith('/') ? ref.path : merge(from, ref.path);
  return format({
    scheme,
    authority,
    path: removeDots(path, authority),
    query: ref.query,
    fragment: ref.fragment,
  });
}

/** Splits off the fragment: `a#b` → `['a', 'b']`; no fragment and an empty one are both `''`. */
export function splitFragment(uri: string): [uri: string, fragment: string] {
  const at = uri.indexOf('#');
  return at < 0 ? [uri, ''] : [uri.slice(0, at), uri.slice(at + 1)];
}

/** Percent-decodes; text that is not valid percent-encoding is returned as it is. */
export function decodeUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function merge(base: UriParts, path: string): string {
  if (base.authority !== undefined && base.path === '') return `/${path}`;
  return base.path.slice(0, base.path.lastIndexOf('/') + 1) + path;
}

function removeDots(path: string, authority: string | undefined): string {
  if (!path.includes('.')) return path;
  const absolute = path.startsWith('/') || authority !== undefined;
  const kept: string[] = [];
  const segments = path.split('/');
  segments.forEach((segment, i) => {
    const last = i === segments.length - 1;
    if (segment === '.') {
      if (last) kept.push('');
    } else if (segment === '..') {
      if (kept.length > (absolute ? 1 : 0)) kept.pop();
      if (last) kept.push('');
    } else kept.push(segment);
  });
  return kept.join('/');
}

function format({ scheme, authority, path, query, fragment }: UriParts): string {
  return [
    scheme === undefined ? '' : `${scheme}:`,
    authority === undefined ? '' : `//${authority}`,
    path,
    query === undefined ? '' : `?${query}`,
    fragment === undefined ? '' : `#${fragment}`,
  ].join('');
}
