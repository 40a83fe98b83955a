/** The package types its converters only; this dictionary is `traditional simplified [simplified…]` entries joined by `|`. */
declare module 'opencc-js/dict/TSCharacters' {
  const characters: string;
  export default characters;
}
