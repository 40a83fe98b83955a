import type { Locator, Page } from '@playwright/test';

/** A person who uses the keyboard alone. Every method moves on from where the focus is, as Tab does. */
export interface Keyboard {
  /** How many keys were pressed, typed characters not counted. */
  presses: () => number;
  /** Moves to a link or a button and presses Enter. */
  activate: (target: Locator) => Promise<void>;
  /** Moves to a field and types. */
  type: (field: Locator, text: string) => Promise<void>;
  /** Moves to a group of radios and walks to one of them. */
  choose: (radio: Locator) => Promise<void>;
  /** Moves to a checkbox and presses the space bar. */
  check: (box: Locator) => Promise<void>;
  /** Moves to a list and walks down to the option. */
  select: (list: Locator, option: string) => Promise<void>;
  press: (key: string) => Promise<void>;
}

/** The longest way to anything on a page, in presses of Tab. */
const longestWay = 90;

/** Hands over the keyboard of a page. */
export function keyboardOf(page: Page): Keyboard {
  let presses = 0;
  const press = async (key: string) => {
    presses += 1;
    await page.keyboard.press(key);
  };
  const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);
  const isInGroup = (radio: Locator) =>
    radio.evaluate((element: HTMLInputElement) => {
      const focused = document.activeElement;
      return focused instanceof HTMLInputElement && focused.type === 'radio' && focused.name === element.name;
    });

  async function moveTo(target: Locator, isThere = hasFocus): Promise<void> {
    for (let way = 0; way < longestWay; way += 1) {
      if (await isThere(target)) return;
      await press('Tab');
    }
    throw new Error(`${longestWay} presses of Tab do not reach ${String(target)}`);
  }

  return {
    presses: () => presses,
    press,
    async activate(target) {
      await moveTo(target);
      await press('Enter');
    },
    async type(field, text) {
      await moveTo(field);
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(text);
    },
    async choose(radio) {
      await moveTo(radio, isInGroup);
      // An arrow key on a group without a choice takes the next one, so the space bar takes the first.
      await press('Space');
      for (let step = 0; step < 20 && !(await radio.isChecked()); step += 1) await press('ArrowDown');
    },
    async check(box) {
      await moveTo(box);
      await press('Space');
    },
    async select(list, option) {
      await moveTo(list);
      await press('Home');
      const chosen = () => list.evaluate((element: HTMLSelectElement) => element.selectedOptions[0]?.label);
      for (let step = 0; step < 60 && (await chosen()) !== option; step += 1) await press('ArrowDown');
    },
  };
}
