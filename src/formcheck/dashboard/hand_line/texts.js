/** Shows the sentences that Python gives, with their fields filled in. */
export class Texts {
  constructor(root) {
    this.root = root;
    this.words = {};
    this.common = {};
  }

  /**
   * @param words the sentences, by name
   * @param common fields of all sentences
   */
  set(words, common) {
    Object.assign(this, { words, common });
  }

  say(name, fields = {}) {
    const known = { ...this.common, ...fields };
    return this.words[name].replace(/\{(\w+)\}/g, (_, field) => known[field]);
  }

  /** Write a sentence into a part of the page; none empties it. */
  put(part, name, fields) {
    const text = name ? this.say(name, fields) : "";
    const element = this.root.querySelector(part);
    // Written again, a screen reader would read it again.
    if (element.textContent !== text) element.textContent = text;
  }
}
