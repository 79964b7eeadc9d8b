import { childOf, isOn, valueOf, type Element } from '../xml-tree.ts';
import type { Styles } from './styles.ts';

/** The words of a paragraph, and the text boxes that hang on it. */
export interface Words {
  readonly text: string;
  readonly boxes: readonly Element[];
}

/** What stands in a paragraph, to be looked through. */
const THROUGH = new Set([
  'hyperlink',
  'ins',
  'moveTo',
  'smartTag',
  'sdt',
  'sdtContent',
  'fldSimple',
  'customXml',
  'dir',
  'bdo',
  'ruby',
  'rubyBase',
  'oMathPara',
  'oMath',
]);
/** Characters that Wingdings and Symbol draw in place of stars. */
const SIGNS: Readonly<Record<string, string>> = { F0AB: '★', F0B6: '☆', F0B2: '☆' };
const MATH = /^(?:oMath|e|sub|sup|num|den|f|r|d|sSub|sSup|sSubSup|rad|func|fName|nary)/;

/**
 * Reads the words of a paragraph in their order. Deleted and hidden ones, field codes and notes are left
 * out; what was inserted stays.
 */
export function wordsOf(paragraph: Element, styles: Styles): Words {
  return new RunReader(styles, valueOf(childOf(paragraph, 'pPr'), 'pStyle')).read(paragraph);
}

class RunReader {
  private text = '';
  private readonly boxes: Element[] = [];
  /** For each open field: whether its code is over and its result has begun. */
  private readonly fields: boolean[] = [];
  private readonly styles: Styles;
  private readonly style: string | undefined;

  constructor(styles: Styles, style: string | undefined) {
    this.styles = styles;
    this.style = style;
  }

  read(paragraph: Element): Words {
    this.through(paragraph);
    return { text: this.text, boxes: this.boxes };
  }

  private through(element: Element): void {
    for (const child of element.children) {
      if (child.name === 'r') this.run(child);
      else if (THROUGH.has(child.name) || MATH.test(child.name)) this.through(child);
      else if (child.name === 'AlternateContent')
        this.alternative(child, (each) => this.through(each));
    }
  }

  private run(run: Element): void {
    const properties = childOf(run, 'rPr');
    const isHidden =
      isOn(properties, 'vanish') ??
      this.styles.isHidden(valueOf(properties, 'rStyle')) ??
      this.styles.isHidden(this.style) ??
      false;
    for (const child of run.children) this.part(child, isHidden);
  }

  private part(part: Element, isHidden: boolean): void {
    switch (part.name) {
      case 'fldChar':
        this.field(part.attributes.fldCharType);
        break;
      case 't':
        this.say(part.text, isHidden);
        break;
      case 'tab':
      case 'ptab':
        this.say('\t', isHidden);
        break;
      case 'br':
      case 'cr':
        this.say('\n', isHidden);
        break;
      case 'noBreakHyphen':
        this.say('-', isHidden);
        break;
      case 'sym':
        this.say(SIGNS[part.attributes.char?.toUpperCase() ?? ''] ?? '', isHidden);
        break;
      case 'ruby':
        this.through(part);
        break;
      case 'drawing':
      case 'pict':
      case 'object':
        if (!isHidden) this.findBoxes(part);
        break;
      case 'AlternateContent':
        this.alternative(part, (each) => {
          for (const child of each.children) this.part(child, isHidden);
        });
        break;
      default:
    }
  }

  /** What new programs show or, if that is nothing, what is there for old ones; never both. */
  private alternative(element: Element, read: (each: Element) => void): void {
    const before = this.text.length + this.boxes.length;
    for (const each of element.children) {
      read(each);
      if (this.text.length + this.boxes.length > before) return;
    }
  }

  private findBoxes(element: Element): void {
    for (const child of element.children) {
      if (child.name === 'txbxContent') this.boxes.push(child);
      else if (child.name === 'AlternateContent')
        this.alternative(child, (each) => this.findBoxes(each));
      else this.findBoxes(child);
    }
  }

  private field(type: string | undefined): void {
    if (type === 'begin') this.fields.push(false);
    else if (type === 'separate') this.fields[this.fields.length - 1] = true;
    else if (type === 'end') this.fields.pop();
  }

  private say(words: string, isHidden: boolean): void {
    if (!isHidden && !this.fields.includes(false)) this.text += words;
  }
}
