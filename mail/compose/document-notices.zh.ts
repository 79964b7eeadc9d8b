import type { DocumentNotice } from '../../domain/ladder/step.ts';
import type { NoticeWords } from './catalog.ts';

/** 签发文件和批示的用语。 */
export const documentNoticesZh: Record<DocumentNotice, NoticeWords> = {
  signed_off: {
    name: '已签发',
    subject: ({ single, count }) => `${single ?? `${count}份文件`}已签发，请查收`,
    section: ({ count }) => `已签发的文件（${count}份）`,
    paragraphs: ({ commission }) => [
      `${commission}已签发下列文件，正文和台账见附件。请登录确认收到；需要修改的，可写明意见退回。`,
      '附件为签发时的原件，系统留存其内容和校验值；此后的更正另出新版，不改动本版。',
    ],
  },
  instruction: {
    name: '批示',
    subject: ({ single, count }) => `对${single ?? `${count}项`}的批示，请办理`,
    section: ({ count }) => `批示（${count}项）`,
    paragraphs: ({ superior }) => [
      `${superior}对下列事项作出批示，批示内容附后。请登录签收，并写明办理意见。`,
    ],
  },
  taken_up: {
    name: '批示办理',
    subject: ({ single, count }) => `对${single ?? `${count}项`}的批示已签收办理`,
    section: ({ count }) => `批示办理情况（${count}项）`,
    paragraphs: ({ commission }) => [`${commission}已签收下列批示，办理意见附后。`],
  },
};
